package dev.backendlab.cli.brief;

import dev.backendlab.cli.text.Bars;
import dev.backendlab.cli.text.Layout;
import dev.backendlab.cli.text.Plot;
import dev.backendlab.cli.text.Style;
import dev.backendlab.cli.text.Table;
import dev.backendlab.cli.text.Terminal;
import dev.backendlab.cli.text.Text;
import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.figure.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tables and charts: whole where they are small, else their first rows, else a line. */
final class Pictures {

  private static final int INDENT = 2;
  private static final int MOST_LINES = 9;
  private static final int MOST_ROWS = 8;
  private static final int RULE = 3;
  private static final int WRAPPED = 10;
  private static final int ROW = 7;
  private static final int PLOT = 60;
  private static final int LINE = 40;
  private static final int LINE_OF_A_TABLE = 70;
  private static final int ALL_OF_IT = 40;

  private final Terminal terminal;
  private final int width;

  Pictures(Terminal terminal, int width) {
    this.terminal = terminal;
    this.width = width;
  }

  Passage of(Event.Tabled table) {
    var versions = new ArrayList<Version>();
    int rows = table.rows().size();
    int room = terminal.width() - 2 * INDENT - INDENT;
    var whole = Table.of(table.columns(), table.rows());
    var wrapped = whole.lines(room);
    if (rows > 0 && rows <= MOST_ROWS && wrapped.size() <= MOST_LINES) {
      versions.add(titled(table.title(), wrapped, 0));
    }
    var cut = whole.cut(room);
    int header = cut.size() - rows;
    int loss = whole.cut(Integer.MAX_VALUE / 2).equals(cut) ? RULE : WRAPPED;
    for (int most = Math.min(rows, MOST_ROWS); most > 1; most--) {
      versions.add(titled(table.title(), first(cut, header + most, rows - most), loss));
      loss += ROW;
    }
    loss += LINE_OF_A_TABLE;
    versions.add(
        new Version(
            List.of(
                Text.of(table.title(), Style.STRONG)
                    .and(rows == 1 ? ": 1 row" : ": %,d rows".formatted(rows))
                    .and(rows == 0 ? "" : ": --full", Style.FAINT)
                    .shortened(width)),
            loss));
    versions.add(Version.without(loss + ALL_OF_IT, Left.of("table", 1)));
    return new Passage(Passage.Kind.PICTURE, versions);
  }

  Passage of(Event.BarsCharted chart) {
    var unit = chart.unit().isEmpty() ? "" : " · " + chart.unit();
    var title = chart.title() + unit + (chart.logarithmic() ? " · logarithmic" : "");
    var bars =
        new Bars(
                "",
                chart.logarithmic(),
                chart.bars().stream()
                    .map(bar -> new Bars.Bar(bar.label(), bar.value(), Style.FIRST))
                    .toList())
            .lines(width - INDENT);
    var versions = new ArrayList<Version>();
    int loss = 0;
    for (int most = Math.min(bars.size(), MOST_ROWS); most > 2; most--) {
      versions.add(titled(title, first(bars, most, bars.size() - most), loss));
      loss += bars.size() == chart.bars().size() ? ROW : PLOT;
    }
    versions.add(new Version(values(chart), loss + LINE));
    versions.add(Version.without(loss + LINE + ALL_OF_IT, Left.of("chart", 1)));
    return new Passage(Passage.Kind.PICTURE, versions);
  }

  private List<Text> values(Event.BarsCharted chart) {
    var values =
        chart.bars().stream().map(bar -> bar.label() + " " + Figures.of(bar.value())).toList();
    var unit = chart.unit().isEmpty() ? "" : " · " + chart.unit();
    return inWords(chart.title() + unit, values);
  }

  Passage of(Event.LinesCharted chart) {
    var plot = new Plot(chart.x(), chart.y(), chart.series()).low(width - INDENT, terminal);
    var title = titleOf(chart);
    var ends =
        chart.series().stream()
            .filter(series -> !series.y().isEmpty())
            .map(series ->
                "%s %s to %s"
                    .formatted(
                        series.label(),
                        Figures.of(series.y().getFirst()),
                        Figures.of(series.y().getLast())))
            .toList();
    return new Passage(
        Passage.Kind.PICTURE,
        List.of(
            titled(title, plot, 0),
            new Version(inWords(title, ends), PLOT + LINE),
            Version.without(PLOT + LINE + ALL_OF_IT, Left.of("chart", 1))));
  }

  private static String titleOf(Event.LinesCharted chart) {
    var name = chart.y().label();
    boolean saidTwice =
        chart.title().toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT));
    return saidTwice ? chart.title() : chart.title() + " · " + name;
  }

  private List<Text> inWords(String title, List<String> values) {
    return Layout.first(
        2,
        Layout.hanging(
            Text.EMPTY,
            Text.of(title, Style.STRONG).and("  ").and(String.join(" · ", values)),
            width),
        width);
  }

  private Version titled(String title, List<Text> picture, int loss) {
    var lines = new ArrayList<Text>();
    lines.add(Text.of(title, Style.STRONG).shortened(width));
    lines.addAll(Layout.indented(INDENT, picture));
    return new Version(lines, loss);
  }

  private static List<Text> first(List<Text> lines, int most, int left) {
    if (left == 0) {
      return lines;
    }
    var first = new ArrayList<>(lines.subList(0, most));
    first.add(Text.of("and %,d more: --full".formatted(left), Style.FAINT));
    return first;
  }
}
