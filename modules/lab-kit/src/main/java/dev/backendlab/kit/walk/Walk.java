package dev.backendlab.kit.walk;

import dev.backendlab.kit.question.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Questions in an order that tells one story.
 *
 * @param file for example {@code docs/walks/1-when-things-break.md}
 * @param id the file's name without its number: {@code when-things-break}
 * @param minutes to walk all of it, by its author
 * @param introduction in Markdown
 */
public record Walk(
    Path file,
    String id,
    String title,
    int minutes,
    Level level,
    String introduction,
    List<Step> steps) {

  public Walk {
    steps = List.copyOf(steps);
  }

  /** The id that a file's name gives. */
  static String idOf(Path file) {
    return file.getFileName().toString().replaceFirst("^\\d+-", "").replaceFirst("\\.md$", "");
  }

  /** A level as a walk names it: {@code senior}. */
  static String word(Level level) {
    return level.name().toLowerCase(Locale.ROOT);
  }

  /** For example {@code 90 min, senior}. */
  public String inWords() {
    return "%d min, %s".formatted(minutes, word(level));
  }
}
