package dev.backendlab.cli.skeleton;

import dev.backendlab.kit.question.Question;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A new README that takes over the text which was there to read until its module came. The rubric
 * is written anew: its points cite claims, which the text had none of.
 */
final class Handover {

  private static final List<String> KEPT =
      Question.HEADINGS_TO_READ.stream().filter(each -> !each.equals(Question.RUBRIC)).toList();

  private Handover() {}

  /** The README with what the text says, below the same headings. */
  static String of(String readme, Question text) {
    var whole = readme;
    for (var heading : KEPT) {
      whole = with(whole, heading, text.text(heading));
    }
    return whole;
  }

  private static String with(String readme, String heading, String said) {
    var section =
        Pattern.compile(
            "(?<=^## %s\n\n).*?(?=\n\n## |\n?\\z)".formatted(Pattern.quote(heading)),
            Pattern.DOTALL | Pattern.MULTILINE);
    return section.matcher(readme).replaceFirst(Matcher.quoteReplacement(said));
  }
}
