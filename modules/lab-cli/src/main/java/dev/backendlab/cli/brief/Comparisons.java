package dev.backendlab.cli.brief;

import dev.backendlab.cli.text.Bars;
import dev.backendlab.cli.text.Layout;
import dev.backendlab.cli.text.Style;
import dev.backendlab.cli.text.Text;
import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.face.Ratios;
import java.util.ArrayList;
import java.util.List;

/** Two sides of a comparison as two bars, or as figures in one line. */
final class Comparisons {

  private static final int REASON = 22;
  private static final int BARS = 45;
  private static final int ALL_OF_IT = 85;
  private static final int FAILURE = 1_000;

  private final Event.Compared compared;
  private final int width;

  private Comparisons(Event.Compared compared, int width) {
    this.compared = compared;
    this.width = width;
  }

  static Passage of(Event.Compared compared, int width) {
    return new Passage(Passage.Kind.PICTURE, new Comparisons(compared, width).versions());
  }

  private List<Version> versions() {
    var versions = new ArrayList<Version>();
    var bars = new ArrayList<>(title());
    bars.addAll(bars());
    var reasoned = new ArrayList<>(bars);
    reasoned.addAll(reason());
    versions.add(new Version(reasoned, 0));
    if (reasoned.size() > bars.size()) {
      versions.add(new Version(bars, REASON));
      var figures = new ArrayList<>(inFigures());
      figures.addAll(reason());
      versions.add(new Version(figures, BARS));
    }
    versions.add(new Version(inFigures(), BARS + REASON));
    versions.add(
        compared.held()
            ? Version.without(ALL_OF_IT + REASON, Left.of("comparison", 1))
            : Version.without(FAILURE, Left.of("failed check", 1)));
    return versions;
  }

  private List<Text> title() {
    return Layout.edges(
        Signs.of(compared).and(" " + compared.what()), verdict(), CheckLines.INDENT, width);
  }

  private List<Text> bars() {
    var bars =
        new Bars(
            compared.unit(),
            false,
            List.of(bar(compared.without(), Style.FAINT), bar(compared.with(), Style.FIRST)));
    return Layout.indented(CheckLines.INDENT, bars.lines(width - CheckLines.INDENT));
  }

  private static Bars.Bar bar(Event.Side side, Style style) {
    return new Bars.Bar(side.label(), side.value(), style);
  }

  private List<Text> inFigures() {
    var sides = Ratios.sides(compared);
    var what = Signs.of(compared).and(" " + compared.what());
    if (what.width() + 2 + sides.length() + 2 + verdict().width() <= width) {
      return Layout.edges(what.and(": " + sides, Style.FAINT), verdict(), 0, width);
    }
    var lines = new ArrayList<>(title());
    lines.add(
        Text.of(" ".repeat(CheckLines.INDENT))
            .and(Text.of(sides, Style.FAINT).shortened(width - CheckLines.INDENT)));
    return lines;
  }

  private List<Text> reason() {
    return compared.because() == null
        ? List.of()
        : Layout.first(
            2,
            Layout.indented(
                CheckLines.INDENT,
                Text.of("because " + compared.because(), Style.FAINT)
                    .wrapped(width - CheckLines.INDENT)),
            width);
  }

  private Text verdict() {
    var ratio = Ratios.of(compared);
    if (compared.demand().isEmpty()) {
      return Text.of(ratio, Style.STRONG);
    }
    return compared.held()
        ? Text.of(ratio, Style.GOOD_STRONG).and(" (" + demand(ratio) + ")", Style.FAINT)
        : Text.of(ratio, Style.BAD_STRONG).and(" (expected " + compared.demand() + ")");
  }

  /** Without the words that the ratio has said already. */
  private String demand(String ratio) {
    for (var words : List.of(" times lower", " times higher")) {
      if (ratio.endsWith(words) && compared.demand().endsWith(words)) {
        return compared.demand().substring(0, compared.demand().length() - words.length());
      }
    }
    return compared.demand();
  }
}
