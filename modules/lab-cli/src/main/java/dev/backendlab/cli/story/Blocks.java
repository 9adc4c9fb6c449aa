package dev.backendlab.cli.story;

import dev.backendlab.cli.text.Bars;
import dev.backendlab.cli.text.Layout;
import dev.backendlab.cli.text.Plot;
import dev.backendlab.cli.text.Style;
import dev.backendlab.cli.text.Table;
import dev.backendlab.cli.text.Terminal;
import dev.backendlab.cli.text.Text;
import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.face.Evidences;
import java.util.ArrayList;
import java.util.List;

/** What happens in a claim, event by event, with nothing left out. */
final class Blocks {

  private static final int INDENT = 2;

  /** Blocks of one kind stand together; a blank line parts them from the others. */
  enum Kind {
    OPENING,
    CLAIM,
    PROSE,
    VERDICT,
    EXCHANGE,
    PICTURE
  }

  private final Terminal terminal;
  private final int width;
  private final Verdicts verdicts;
  private final Exchanges exchanges;

  Blocks(Terminal terminal, int width) {
    this.terminal = terminal;
    this.width = width;
    this.verdicts = new Verdicts(width);
    this.exchanges = new Exchanges(width);
  }

  /** A new claim tells everything again. */
  void forget() {
    exchanges.forget();
  }

  List<Text> of(Event event) {
    return switch (event) {
      case Event.RunStarted started -> Openings.run(started, width);
      case Event.ServiceReady service -> Openings.service(service, width);
      case Event.ApplicationReady application -> Openings.application(application, width);
      case Event.Said said -> Text.of(said.text().strip()).wrapped(width);
      case Event.Checked checked -> verdicts.check(checked);
      case Event.Compared compared -> verdicts.comparison(compared);
      case Event.Exchanged exchanged -> exchanges.lines(exchanged);
      case Event.Queried queried -> Statements.lines(queried, width);
      case Event.Tabled table -> titled(table.title(), wide(table), Evidences.of(table));
      case Event.BarsCharted chart ->
          titled(chart.title() + scale(chart), bars(chart), Evidences.of(chart));
      case Event.LinesCharted chart ->
          titled(
              chart.title(),
              new Plot(chart.x(), chart.y(), chart.series()).lines(width - INDENT, terminal),
              Evidences.of(chart));
      case Event.Timed timed -> Timings.lines(timed, width);
      case Event.ClaimStarted toldByItself -> List.of();
      case Event.ClaimEnded toldByItself -> List.of();
      case Event.Hopped toldByItself -> List.of();
      case Event.Progressed drawnInPlace -> List.of();
      case Event.RunEnded toldByItself -> List.of();
    };
  }

  static Kind kind(Event event) {
    return switch (event) {
      case Event.RunStarted started -> Kind.OPENING;
      case Event.ServiceReady service -> Kind.OPENING;
      case Event.ApplicationReady application -> Kind.OPENING;
      case Event.ClaimStarted claim -> Kind.CLAIM;
      case Event.ClaimEnded claim -> Kind.CLAIM;
      case Event.Said said -> Kind.PROSE;
      case Event.Checked checked -> Kind.VERDICT;
      case Event.Exchanged exchanged -> Kind.EXCHANGE;
      case Event.Compared compared -> Kind.PICTURE;
      case Event.Queried queried -> Kind.PICTURE;
      case Event.Tabled table -> Kind.PICTURE;
      case Event.BarsCharted chart -> Kind.PICTURE;
      case Event.LinesCharted chart -> Kind.PICTURE;
      case Event.Timed timed -> Kind.EXCHANGE;
      case Event.Hopped hopped -> Kind.PROSE;
      case Event.Progressed progress -> Kind.PROSE;
      case Event.RunEnded run -> Kind.PROSE;
    };
  }

  /** A table may use the whole terminal: it is not read line by line. */
  private List<Text> wide(Event.Tabled table) {
    return Table.of(table.columns(), table.rows()).lines(terminal.width() - 2 * INDENT);
  }

  private List<Text> bars(Event.BarsCharted chart) {
    var bars =
        chart.bars().stream()
            .map(bar -> new Bars.Bar(bar.label(), bar.value(), Style.FIRST))
            .toList();
    return new Bars("", chart.logarithmic(), bars).lines(width - INDENT);
  }

  private static String scale(Event.BarsCharted chart) {
    var unit = chart.unit().isEmpty() ? "" : " · " + chart.unit();
    return unit + (chart.logarithmic() ? " · logarithmic" : "");
  }

  private List<Text> titled(String title, List<Text> picture, String evidence) {
    var lines = new ArrayList<>(Text.of(title, Style.STRONG).wrapped(width));
    lines.addAll(Layout.indented(INDENT, picture));
    if (!evidence.isEmpty()) {
      lines.addAll(Layout.indented(INDENT, Text.of(evidence, Style.FAINT).wrapped(width - INDENT)));
    }
    return lines;
  }
}
