package dev.backendlab.kit.question;

import dev.backendlab.kit.question.Question.ClaimSentence;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What stands above a question's text: all that a shelf shows, and a small part of what there is to
 * read. Defects of the text itself show when the question is read.
 *
 * @param question quoted exactly
 * @param section of the interview
 * @param minutes how long it takes
 * @param services the backing services, for people: {@code Redis}
 * @param claims in the order in which they are told
 */
public record Cover(
    String question,
    String section,
    Minutes minutes,
    List<String> services,
    List<ClaimSentence> claims) {

  /** A file that does not begin so is looked at whole, and refused. */
  private static final Pattern FRONT_MATTER =
      Pattern.compile("\\A---\\s*\n.*?^(---|\\.\\.\\.)\\s*?$", Pattern.DOTALL | Pattern.MULTILINE);

  public Cover {
    services = List.copyOf(services);
    claims = List.copyOf(claims);
  }

  /**
   * Reads a module's.
   *
   * @param folder the module's folder, which holds README.md
   * @throws BrokenQuestion with every defect of the front matter
   */
  static Cover in(Path folder) {
    return of(folder.resolve("README.md"), Form.README);
  }

  /**
   * Reads a text's without a module.
   *
   * @throws BrokenQuestion with every defect of the front matter
   */
  static Cover text(Path file) {
    return of(file, Form.TEXT);
  }

  private static Cover of(Path path, Form form) {
    var defects = new Defects(path);
    var text = Readme.text(path, defects);
    var head = FRONT_MATTER.matcher(text);
    var top = head.find() ? head.group() : text;
    var cover = Bounds.within(top, defects, () -> of(top, path, form, text, defects));
    if (!defects.isEmpty()) {
      throw defects.refusal();
    }
    return cover;
  }

  private static Cover of(String top, Path path, Form form, String text, Defects defects) {
    var frontMatter = FrontMatter.of(new MarkdownFile(top, defects), form, defects);
    frontMatter.id(path.toAbsolutePath());
    var section = frontMatter.single("section");
    frontMatter.start();
    var claims = frontMatter.claims();
    frontMatter.toBreak(claims);
    return new Cover(
        frontMatter.single("question"),
        section,
        frontMatter.minutes(text),
        frontMatter.list("services"),
        claims);
  }
}
