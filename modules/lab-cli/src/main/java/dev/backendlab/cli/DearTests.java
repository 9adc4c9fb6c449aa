package dev.backendlab.cli;

import dev.backendlab.cli.text.Style;
import dev.backendlab.cli.text.Table;
import dev.backendlab.cli.text.Text;
import dev.backendlab.kit.question.BrokenQuestion;
import dev.backendlab.kit.question.Question;
import dev.backendlab.kit.question.Question.ClaimSentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The tests of a build that took longest, as Surefire reports them: there the next minute of the
 * build is to be saved.
 *
 * @param root the project's folder
 * @param since reports that are older are of another build
 */
record DearTests(Path root, Instant since) {

  private static final int SHOWN = 10;

  // read as text: for the two attributes of a line an XML parser takes longer than all else here
  private static final Pattern TEST =
      Pattern.compile("<testcase name=\"([^\"]*)\" classname=\"([^\"]*)\" time=\"([\\d.,]+)\"");
  private static final Pattern TWIN = Pattern.compile("everyBrokenTwinIsRefuted\\(\\)\\[(\\d+)]");

  /** A test, and what it took. */
  record Dear(String module, String test, double seconds) {}

  /** The dearest ones, as a table; nothing where no test ran. */
  List<Text> table(int width) {
    var dearest = dearest();
    if (dearest.isEmpty()) {
      return List.of();
    }
    var rows =
        dearest.stream()
            .map(each ->
                List.of(
                    String.format(Locale.ROOT, "%.1f s", each.seconds()),
                    each.module(),
                    each.test()))
            .toList();
    var lines = new ArrayList<Text>();
    lines.add(Text.of("What took longest", Style.STRONG));
    lines.addAll(Table.of(List.of("time", "module", "test"), rows).lines(width));
    return lines;
  }

  List<Dear> dearest() {
    try (var modules = Files.list(root.resolve("modules"))) {
      return modules
          .flatMap(this::tests)
          .sorted(Comparator.comparingDouble(Dear::seconds).reversed())
          .limit(SHOWN)
          .toList();
    } catch (IOException unreadable) {
      return List.of();
    }
  }

  private Stream<Dear> tests(Path module) {
    var reports = module.resolve("target").resolve("surefire-reports");
    if (!Files.isDirectory(reports)) {
      return Stream.of();
    }
    try (var files = Files.list(reports)) {
      return files
          .filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
          .filter(this::isOfThisBuild)
          .toList()
          .stream()
          .flatMap(file -> TEST.matcher(read(file)).results())
          .map(found -> dear(module, found));
    } catch (IOException vanished) {
      return Stream.of();
    }
  }

  private static Dear dear(Path module, MatchResult found) {
    var type = found.group(2).substring(found.group(2).lastIndexOf('.') + 1);
    double seconds = Double.parseDouble(found.group(3).replace(",", ""));
    return new Dear(module.getFileName().toString(), name(module, type, found.group(1)), seconds);
  }

  /** As a reader would look for it: the twin by its claim, not by its number. */
  private static String name(Path module, String type, String test) {
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

  private boolean isOfThisBuild(Path report) {
    try {
      return !Files.getLastModifiedTime(report).toInstant().isBefore(since);
    } catch (IOException vanished) {
      return false;
    }
  }

  private static String read(Path report) {
    try {
      return Files.readString(report);
    } catch (IOException vanished) {
      return "";
    }
  }
}
