package dev.backendlab.cli.story;

import dev.backendlab.cli.brief.Brief;
import dev.backendlab.cli.brief.Narration;
import dev.backendlab.cli.text.Layout;
import dev.backendlab.cli.text.Style;
import dev.backendlab.cli.text.Terminal;
import dev.backendlab.cli.text.Text;
import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.event.EventLine;
import dev.backendlab.kit.question.Picture;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells a run as it happens: takes its event lines in order and returns the text of each.
 *
 * <p>A claim gets no more lines than a screen has. So it begins when the claim does, and goes on
 * when it has ended: only then it is known what there is to choose from. Meanwhile the newest event
 * is drawn in place. The whole story leaves nothing out, and tells each event at once.
 *
 * <p>The same lines give the same text, so a recorded run reads as a live one did. What is drawn in
 * place appears only on a live terminal and is erased by what follows.
 */
public final class StoryTeller {

  /** The most lines of a claim, from the blank one above it to its verdict. */
  public static final int LINES = 25;

  private static final int INDENT = 2;

  private final Terminal terminal;
  private final boolean whole;
  private final int width;
  private final Ledger ledger = new Ledger();
  private final Blocks blocks;
  private Blocks.Kind last = Blocks.Kind.OPENING;
  private @Nullable Arrows arrows;
  private @Nullable Brief brief;
  private int used;
  private Text glimpse = Text.EMPTY;
  private boolean drawn;

  private StoryTeller(Terminal terminal, boolean whole) {
    this.terminal = terminal;
    this.whole = whole;
    this.width = terminal.measure() - INDENT;
    this.blocks = new Blocks(terminal, width);
  }

  /** One whose claims fit on a screen. */
  public StoryTeller(Terminal terminal) {
    this(terminal, false);
  }

  /** One that leaves nothing out. */
  public static StoryTeller ofAll(Terminal terminal) {
    return new StoryTeller(terminal, true);
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
    return switch (event) {
      case Event.Progressed progress ->
          terminal.live() ? draw(Waiting.progress(progress, terminal)) : "";
      case Event.Hopped hopped -> ""; // among the arrows at the claim's end
      case Event.ClaimStarted claim -> cutOff() + begin(claim);
      case Event.ClaimEnded ended -> end(ended);
      case Event.RunEnded ended -> cutOff() + prose(Endings.run(ended, ledger, width));
      default -> whole || brief == null ? told(event) : kept(event, brief);
    };
  }

  /** What is drawn in place while nothing is heard; the empty text where that can't be done. */
  public String waiting(long millis) {
    return terminal.live() ? draw(Waiting.since(ledger.waitingFor(), glimpse, millis)) : "";
  }

  /** The last lines: how it went, where to look, what to do next. */
  public String farewell(Setting setting) {
    return cutOff()
        + erase()
        + "\n"
        + page(new Farewell(ledger, setting, whole, terminal.measure()).lines());
  }

  /** How the claims have gone so far. */
  public Ledger ledger() {
    return ledger;
  }

  private String begin(Event.ClaimStarted claim) {
    blocks.forget();
    glimpse = Text.EMPTY;
    last = Blocks.Kind.CLAIM;
    brief = whole ? null : new Brief(terminal, width);
    var lines = Openings.claim(claim, ledger.place(claim.claim()), terminal.measure());
    used = 1 + lines.size();
    return erase() + "\n" + page(lines);
  }

  private String end(Event.ClaimEnded ended) {
    var shown = brief;
    brief = null;
    glimpse = Text.EMPTY;
    last = Blocks.Kind.CLAIM;
    if (shown == null) {
      return erase() + "\n" + page(ending(ended, ""));
    }
    var body = body(shown, 1 + ending(ended, "").size());
    return erase()
        + page(Layout.indented(INDENT, body.lines()))
        + "\n"
        + page(ending(ended, body.left().words()));
  }

  private List<Text> ending(Event.ClaimEnded ended, String left) {
    return Endings.claim(ended, ledger, left, arrows(), terminal.measure());
  }

  /** What the claim has shown, with the blank line that parts it from its opening. */
  private Brief.Page body(Brief shown, int below) {
    var page = shown.page(LINES - used - 1 - below);
    if (page.lines().isEmpty()) {
      return page;
    }
    var lines = new ArrayList<Text>();
    lines.add(Text.EMPTY);
    lines.addAll(page.lines());
    return new Brief.Page(lines, page.left());
  }

  /** The ways between applications and servers that the claim used, in a line. */
  private List<Text> arrows() {
    return arrows == null ? List.of() : arrows.lines(width - INDENT);
  }

  /** What a claim has shown that never ended. */
  private String cutOff() {
    if (brief == null) {
      return "";
    }
    var body = body(brief, 0);
    brief = null;
    return erase() + page(Layout.indented(INDENT, body.lines()));
  }

  /** The first words stand at once; what happens then waits for the claim's end. */
  private String kept(Event event, Brief shown) {
    if (event instanceof Event.Said said && shown.isEmpty() && last == Blocks.Kind.CLAIM) {
      last = Blocks.Kind.PROSE;
      var lines = Layout.indented(INDENT, Narration.opening(said.text(), width));
      used += 1 + lines.size();
      return erase() + "\n" + page(lines);
    }
    shown.add(event);
    glimpse = Glimpses.of(event);
    return terminal.live() && !glimpse.isEmpty() ? draw(Text.of("  ").and(glimpse)) : "";
  }

  private String told(Event event) {
    var block = blocks.of(event);
    if (block.isEmpty()) {
      return "";
    }
    var kind = Blocks.kind(event);
    boolean together =
        kind == last
            && (kind == Blocks.Kind.OPENING
                || kind == Blocks.Kind.VERDICT
                || kind == Blocks.Kind.EXCHANGE);
    last = kind;
    return erase() + (together ? "" : "\n") + page(Layout.indented(INDENT, block));
  }

  private String prose(List<Text> lines) {
    last = Blocks.Kind.PROSE;
    return lines.isEmpty() ? "" : erase() + "\n" + page(Layout.indented(INDENT, lines));
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
