package dev.backendlab.cli.report;

import dev.backendlab.cli.text.Style;
import dev.backendlab.cli.text.Table;
import dev.backendlab.cli.text.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The tests of a build that took longest: there the next minute of the build is to be saved. */
public record DearTests(TestReports reports) {

  private static final int SHOWN = 10;

  // read as text: for the two attributes of a line an XML parser takes longer than all else here
  private static final Pattern TEST =
      Pattern.compile("<testcase name=\"([^\"]*)\" classname=\"([^\"]*)\" time=\"([\\d.,]+)\"");

  /** A test, and what it took. */
  record Dear(String module, String test, double seconds) {}

  /** The dearest ones, as a table; nothing where no test ran. */
  public List<Text> table(int width) {
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
    return reports.modules().stream()
        .flatMap(this::tests)
        .sorted(Comparator.comparingDouble(Dear::seconds).reversed())
        .limit(SHOWN)
        .toList();
  }

  private Stream<Dear> tests(Path module) {
    return reports
        .of(module)
        .flatMap(report -> TEST.matcher(TestReports.read(report)).results())
        .map(found -> dear(module, found));
  }

  private static Dear dear(Path module, MatchResult found) {
    double seconds = Double.parseDouble(found.group(3).replace(",", ""));
    return new Dear(
        module.getFileName().toString(),
        TestName.of(module, found.group(2), found.group(1)),
        seconds);
  }
}
