package dev.backendlab.cli.brief;

import dev.backendlab.cli.text.Style;
import dev.backendlab.cli.text.Terminal;
import dev.backendlab.cli.text.Text;
import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.face.Durations;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a claim showed, as it fits on a screen. It is laid out once the claim has ended: only then
 * it is known what there is to choose from.
 */
public final class Brief {

  private static final int WITHOUT_AIR = 25;
  private static final int WITHOUT_CALLS = 8;
  private static final int A_ROW_OF_CALLS = 4;

  private final Terminal terminal;
  private final int width;
  private final List<Event> events = new ArrayList<>();

  /**
   * An empty one.
   *
   * @param width of its lines; tables may use the whole terminal
   */
  public Brief(Terminal terminal, int width) {
    this.terminal = terminal;
    this.width = width;
  }

  /** Its lines, and what they leave out. */
  public record Page(List<Text> lines, Left left) {}

  public void add(Event event) {
    events.add(event);
  }

  /** Whether nothing has happened yet. */
  public boolean isEmpty() {
    return events.isEmpty();
  }

  /** As much as fits into so many lines. */
  public Page page(int room) {
    var all = passages(events);
    var silent = passages(events.stream().filter(e -> !(e instanceof Event.Exchanged)).toList());
    int calls = (int) events.stream().filter(Event.Exchanged.class::isInstance).count();
    int price = calls == 0 ? 0 : WITHOUT_CALLS + A_ROW_OF_CALLS * rows();
    var best =
        Stream.of(true, false)
            .flatMap(airy -> {
              int tight = airy ? 0 : WITHOUT_AIR;
              return Stream.of(
                  Fitting.of(all, airy, Math.max(0, room)).plus(tight, Left.NOTHING),
                  Fitting.of(silent, airy, Math.max(0, room))
                      .plus(tight + price, Left.of("exchange", calls)));
            })
            .min(Comparator.comparingInt(Fitting.Chosen::loss))
            .orElseThrow();
    return new Page(best.lines(), best.left());
  }

  /** How many rows the exchanges make. */
  private int rows() {
    int rows = 0;
    for (int i = 0; i < events.size(); i++) {
      if (events.get(i) instanceof Event.Exchanged
          && (i == 0 || !(events.get(i - 1) instanceof Event.Exchanged))) {
        rows++;
      }
    }
    return rows;
  }

  private List<Passage> passages(List<Event> told) {
    var passages = new ArrayList<Passage>();
    for (int i = 0; i < told.size(); ) {
      var row = told.subList(i, i + alike(told, i));
      passage(row).ifPresent(passages::add);
      i += row.size();
    }
    return passages;
  }

  /** What is told of events of one kind. */
  private Optional<Passage> passage(List<Event> row) {
    return switch (row.getFirst()) {
      case Event.Checked one -> Optional.of(Checks.of(each(row, Event.Checked.class), width));
      case Event.Exchanged one -> Optional.of(Calls.of(each(row, Event.Exchanged.class), width));
      case Event.Timed one -> Optional.of(Timings.of(each(row, Event.Timed.class), width));
      case Event.Said said -> Optional.of(Narration.of(said.text(), width));
      case Event.Compared compared -> Optional.of(Comparisons.of(compared, width));
      case Event.Queried queried -> Optional.of(Plans.of(queried, width));
      case Event.Tabled table -> Optional.of(pictures().of(table));
      case Event.BarsCharted chart -> Optional.of(pictures().of(chart));
      case Event.LinesCharted chart -> Optional.of(pictures().of(chart));
      case Event.ServiceReady service -> Optional.of(service(service));
      case Event.RunStarted toldElsewhere -> Optional.empty();
      case Event.ApplicationReady toldElsewhere -> Optional.empty();
      case Event.ClaimStarted toldElsewhere -> Optional.empty();
      case Event.Hopped toldElsewhere -> Optional.empty();
      case Event.Progressed drawnInPlace -> Optional.empty();
      case Event.ClaimEnded toldElsewhere -> Optional.empty();
      case Event.RunEnded toldElsewhere -> Optional.empty();
    };
  }

  /** How many events from here on are of one kind. */
  private static int alike(List<Event> told, int from) {
    int to = from;
    while (to < told.size() && told.get(to).getClass() == told.get(from).getClass()) {
      to++;
    }
    var first = told.get(from);
    boolean inRows =
        first instanceof Event.Checked
            || first instanceof Event.Exchanged
            || first instanceof Event.Timed;
    return inRows ? to - from : 1;
  }

  private static <T> List<T> each(List<Event> events, Class<T> type) {
    return events.stream().map(type::cast).toList();
  }

  private Pictures pictures() {
    return new Pictures(terminal, width);
  }

  private Passage service(Event.ServiceReady service) {
    var line =
        Text.of("●", Style.GOOD)
            .and(" " + service.service() + " " + service.version(), Style.STRONG)
            .and(" " + service.origin() + ", " + Durations.ofMillis(service.millis()), Style.FAINT)
            .shortened(width);
    return new Passage(
        Passage.Kind.LINES,
        List.of(new Version(List.of(line), 0), Version.without(2, Left.NOTHING)));
  }
}
