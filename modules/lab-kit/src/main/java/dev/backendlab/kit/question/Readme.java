package dev.backendlab.kit.question;

import dev.backendlab.kit.file.TextFile;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A question's file in the one form that all of its kind have.
 *
 * @param question what it says
 */
record Readme(MarkdownFile file, Question question) {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /**
   * Reads a module's.
   *
   * @throws BrokenQuestion with everything that is not in the form
   */
  static Readme in(Path folder) {
    return of(folder.resolve("README.md"), Form.README);
  }

  /**
   * Reads one.
   *
   * @throws BrokenQuestion with everything that is not in the form
   */
  static Readme of(Path path, Form form) {
    var defects = new Defects(path);
    var text = text(path, defects);
    return Bounds.within(text, defects, () -> of(text, path, form, defects));
  }

  private static Readme of(String text, Path path, Form form, Defects defects) {
    Bounds.check(text.lines().toList(), defects);
    var file = new MarkdownFile(text, defects);
    var question = new ReadmeText(file, form, defects).question(path.toAbsolutePath());
    if (!defects.isEmpty()) {
      throw defects.refusal();
    }
    return new Readme(file, question.orElseThrow());
  }

  /** What stands in it, read with these defects. */
  static String text(Path path, Defects defects) {
    var text = read(path, defects);
    if (text.startsWith(BYTE_ORDER_MARK)) {
      defects.add(1, "the file begins with a byte order mark", "Save it as UTF-8 without one");
      return text.substring(1);
    }
    return text;
  }

  private static String read(Path path, Defects defects) {
    try {
      return TextFile.read(path, Bounds.MOST_OF_A_TEXT);
    } catch (NoSuchFileException missing) {
      defects.add(
          1,
          "there is no %s".formatted(path.getFileName()),
          "Write one: docs/adding-a-question.md");
    } catch (TextFile.NoText unreadable) {
      defects.add(unreadable);
    }
    throw defects.refusal();
  }

  /** The first line that begins so: keys and claims stand above the text. */
  int lineOf(String start) {
    for (int i = 0; i < file.lines().size(); i++) {
      if (file.lines().get(i).strip().startsWith(start)) {
        return i + 1;
      }
    }
    return 1;
  }
}
