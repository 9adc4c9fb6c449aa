package dev.backendlab.cli.report;

import dev.backendlab.kit.question.BrokenQuestion;
import dev.backendlab.kit.question.Question;
import dev.backendlab.kit.question.Question.ClaimSentence;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** A test as a reader would look for it: the twin by its claim, not by its number. */
final class TestName {

  private static final Pattern TWIN = Pattern.compile("everyBrokenTwinIsRefuted\\(\\)\\[(\\d+)]");

  private TestName() {}

  /** Of the module's test that a report calls so. */
  static String of(Path module, String className, String test) {
    var type = className.substring(className.lastIndexOf('.') + 1);
    var twin = TWIN.matcher(test);
    if (twin.matches() && Question.isIn(module)) {
      try {
        var claims = Question.in(module).claims().stream().map(ClaimSentence::id).sorted().toList();
        return "broken twin of " + claims.get(Integer.parseInt(twin.group(1)) - 1);
      } catch (BrokenQuestion | IndexOutOfBoundsException changedMeanwhile) {
        return type + "." + test;
      }
    }
    return type + "." + test.replaceAll("\\(.*\\)$", "");
  }
}
