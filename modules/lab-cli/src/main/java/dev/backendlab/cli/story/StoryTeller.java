package dev.backendlab.cli.story;

import dev.backendlab.cli.text.Bars;
import dev.backendlab.cli.text.Layout;
import dev.backendlab.cli.text.Plot;
import dev.backendlab.cli.text.Style;
import dev.backendlab.cli.text.Table;
import dev.backendlab.cli.text.Terminal;
import dev.backendlab.cli.text.Text;
import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.event.EventLine;
import dev.backendlab.kit.face.Evidences;
import dev.backendlab.kit.question.Picture;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells a run as it happens: takes its event lines in order and returns the text of each.
 *
 * <p>The same lines give the same text, so a recorded run reads as a live one did. What is drawn in
 * place (progress) appears only on a live terminal and is erased by what follows.
 */
public final class StoryTeller {

  private static final int INDENT = 2;

  /** Blocks of one kind stand together; a blank line parts them from the others. */
  private enum Kind {
    OPENING,
    CLAIM,
    PROSE,
    VERDICT,
    EXCHANGE,
    PICTURE
  }

  private final Terminal terminal;
  private final int width;
  private final Ledger ledger = new Ledger();
  private final Verdicts verdicts;
  private final Exchanges exchanges;
  private @Nullable Arrows arrows;
  private Kind last = Kind.OPENING;
  private boolean drawn;

  public StoryTeller(Terminal terminal) {
    this.terminal = terminal;
    this.width = terminal.measure() - INDENT;
    this.verdicts = new Verdicts(width);
    this.exchanges = new Exchanges(width);
  }

  /** From now on, each claim ends with the arrows of this picture that it used. */
  public void follow(Picture picture) {
    arrows = new Arrows(picture);
  }

  /** The first line: which question this is about, before anything has happened. */
  public String opening(String id, String question) {
    return page(
        Layout.hanging(
            Text.of(id, Style.FIRST).and("  "),
            Text.of(question, Style.STRONG),
            terminal.measure()));
  }

  /** The text of one event. */
  public String tell(EventLine line) {
    ledger.enter(line);
    var event = line.event();
    if (arrows != null) {
      arrows.hear(event);
    }
    if (event instanceof Event.Progressed progress) {
      return terminal.live() ? draw(Waiting.progress(progress, terminal)) : "";
    }
    var block = block(event);
    if (block.isEmpty()) {
      return "";
    }
    var kind = kind(event);
    boolean together =
        kind == last && (kind == Kind.OPENING || kind == Kind.VERDICT || kind == Kind.EXCHANGE);
    last = kind;
    return erase() + (together ? "" : "\n") + page(block);
  }

  /** What is drawn in place while nothing is heard; the empty text where that can't be done. */
  public String waiting(long millis) {
    return terminal.live() ? draw(Waiting.since(ledger.waitingFor(), millis)) : "";
  }

  /** The last lines: how it went, where to look, what to do next. */
  public String farewell(Setting setting) {
    return erase() + "\n" + page(new Farewell(ledger, setting, terminal.measure()).lines());
  }

  /** How the claims have gone so far. */
  public Ledger ledger() {
    return ledger;
  }

  private List<Text> block(Event event) {
    return switch (event) {
      case Event.RunStarted started -> indented(Openings.run(started, width));
      case Event.ServiceReady service -> indented(Openings.service(service, width));
      case Event.ApplicationReady application -> indented(Openings.application(application, width));
      case Event.ClaimStarted claim -> claim(claim);
      case Event.Said said -> indented(Text.of(said.text().strip()).wrapped(width));
      case Event.Checked checked -> indented(verdicts.check(checked));
      case Event.Compared compared -> indented(verdicts.comparison(compared));
      case Event.Exchanged exchanged -> indented(exchanges.lines(exchanged));
      case Event.Queried queried -> indented(Statements.lines(queried, width));
      case Event.Tabled table -> titled(table.title(), wide(table), Evidences.of(table));
      case Event.BarsCharted chart ->
          titled(chart.title() + scale(chart), bars(chart), Evidences.of(chart));
      case Event.LinesCharted chart ->
          titled(
              chart.title(),
              new Plot(chart.x(), chart.y(), chart.series()).lines(width - INDENT, terminal),
              Evidences.of(chart));
      case Event.Timed timed -> indented(Timings.lines(timed, width));
      case Event.ClaimEnded ended -> ended(ended);
      case Event.Progressed drawnInPlace -> List.of();
      case Event.Hopped arrowsAtTheEnd -> List.of();
      case Event.RunEnded ended -> indented(Endings.run(ended, ledger, width));
    };
  }

  private static Kind kind(Event event) {
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
      case Event.Progressed progress -> Kind.PROSE;
      case Event.Hopped hopped -> Kind.PROSE;
      case Event.RunEnded run -> Kind.PROSE;
    };
  }

  private List<Text> ended(Event.ClaimEnded ended) {
    var lines = new ArrayList<>(arrows == null ? List.<Text>of() : indented(arrows.lines(width)));
    lines.addAll(Endings.claim(ended, ledger, terminal.measure()));
    return lines;
  }

  private List<Text> claim(Event.ClaimStarted claim) {
    exchanges.forget();
    return Openings.claim(claim, ledger.place(claim.claim()), terminal.measure());
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
    var lines = new ArrayList<>(indented(Text.of(title, Style.STRONG).wrapped(width)));
    lines.addAll(Layout.indented(2 * INDENT, picture));
    if (!evidence.isEmpty()) {
      lines.addAll(
          Layout.indented(2 * INDENT, Text.of(evidence, Style.FAINT).wrapped(width - INDENT)));
    }
    return lines;
  }

  private static List<Text> indented(List<Text> lines) {
    return Layout.indented(INDENT, lines);
  }

  private String page(List<Text> lines) {
    var page = new StringBuilder();
    for (var line : lines) {
      page.append(line.on(terminal).stripTrailing()).append('\n');
    }
    return page.toString();
  }

  private String draw(Text line) {
    drawn = true;
    return terminal.eraseLine() + line.shortened(terminal.width() - 1).on(terminal);
  }

  private String erase() {
    var erase = drawn ? terminal.eraseLine() : "";
    drawn = false;
    return erase;
  }
}
