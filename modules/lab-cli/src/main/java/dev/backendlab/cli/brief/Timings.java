package dev.backendlab.cli.brief;

import dev.backendlab.cli.text.Layout;
import dev.backendlab.cli.text.Style;
import dev.backendlab.cli.text.Text;
import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.figure.Figures;
import java.util.List;

/** Timings in a row, a line each: what they show is compared, drawn or checked afterwards. */
final class Timings {

  private static final int EACH = 6;

  private Timings() {}

  static Passage of(List<Event.Timed> timings, int width) {
    return new Passage(
        Passage.Kind.LINES,
        List.of(
            new Version(timings.stream().map(timed -> line(timed, width)).toList(), 0),
            Version.without(10 + EACH * timings.size(), Left.of("timing", timings.size()))));
  }

  private static Text line(Event.Timed timed, int width) {
    var percentiles = Percentiles.of(timed);
    var failed =
        timed.errors() == 0
            ? ""
            : "  %s of %s failed".formatted(Figures.of(timed.errors()), Figures.of(timed.count()));
    int room = width - percentiles.width() - failed.length() - 2;
    return Layout.edges(
            Text.of(timed.what()).shortened(Math.max(10, room)),
            percentiles.and(failed, Style.BAD_STRONG),
            0,
            width)
        .getFirst();
  }
}
