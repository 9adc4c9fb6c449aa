package dev.backendlab.kit.question;

import dev.backendlab.kit.question.Question.ClaimSentence;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What stands above a README's text: all that a shelf shows, and a small part of what there is to
 * read. Defects of the text itself show when the question is read.
 *
 * @param question quoted exactly
 * @param services the backing services, for people: {@code Redis}
 * @param claims in the order in which they are told
 */
public record Cover(String question, List<String> services, List<ClaimSentence> claims) {

  /** A file that does not begin so is looked at whole, and refused. */
  private static final Pattern FRONT_MATTER =
      Pattern.compile("\\A---\\s*\n.*?^(---|\\.\\.\\.)\\s*?$", Pattern.DOTALL | Pattern.MULTILINE);

  public Cover {
    services = List.copyOf(services);
    claims = List.copyOf(claims);
  }

  /**
   * Reads it.
   *
   * @param folder the module's folder, which holds README.md
   * @throws BrokenQuestion with every defect of the front matter
   */
  static Cover of(Path folder) {
    var defects = new Defects(folder.resolve("README.md"));
    var text = Readme.text(folder, defects);
    var head = FRONT_MATTER.matcher(text);
    var file = new MarkdownFile(head.find() ? head.group() : text);
    var cover = of(FrontMatter.of(file, defects), folder);
    if (!defects.isEmpty()) {
      throw defects.refusal();
    }
    return cover;
  }

  private static Cover of(FrontMatter frontMatter, Path folder) {
    frontMatter.id(Objects.requireNonNull(folder.toAbsolutePath().getFileName()).toString());
    frontMatter.single("section");
    frontMatter.start();
    return new Cover(
        frontMatter.single("question"), frontMatter.list("services"), frontMatter.claims());
  }
}
