package dev.backendlab.cli.shelf;

import dev.backendlab.kit.face.Places;
import dev.backendlab.kit.question.BrokenQuestion;
import dev.backendlab.kit.question.Question;
import dev.backendlab.kit.question.SourceCode;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Turns a README's links to code into paths with line numbers, which terminals make clickable. */
record CodeLinks(Places places, Question question) implements UnaryOperator<String> {

  /** No declaration is longer, and the pattern takes the square of a line's length. */
  private static final int LONGEST = 1_000;

  @Override
  public String apply(String destination) {
    if (destination.contains("://") || destination.startsWith("#")) {
      return destination.startsWith("#") ? "" : destination;
    }
    var parts = destination.split("#", 2);
    var file = question.folder().resolve(parts[0]).normalize();
    var path = places.brief(file);
    return parts.length < 2 ? path : path + lineOf(parts[1], file);
  }

  /**
   * Where the symbol is declared, by its looks: to parse the file would take longer than to read.
   */
  private static String lineOf(String symbol, Path file) {
    var declared =
        Pattern.compile(
            "^\\s*(?:[\\w@.<>\\[\\], ?]+ )?(?:(?:class|record|interface|enum) %1$s\\b|[\\w.<>\\[\\], ?]+ %1$s\\()"
                .formatted(Pattern.quote(symbol)));
    try {
      var lines = SourceCode.linesOf(file);
      for (int i = 0; i < lines.size(); i++) {
        if (lines.get(i).length() < LONGEST && declared.matcher(lines.get(i)).find()) {
          return ":" + (i + 1);
        }
      }
      return "";
    } catch (BrokenQuestion unreadable) {
      return "";
    }
  }
}
