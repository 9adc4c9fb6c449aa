package dev.backendlab.cli.story;

import dev.backendlab.cli.brief.Percentiles;
import dev.backendlab.cli.text.Layout;
import dev.backendlab.cli.text.Style;
import dev.backendlab.cli.text.Text;
import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.face.Evidences;
import dev.backendlab.kit.figure.Figures;
import java.util.ArrayList;
import java.util.List;

/** How long calls took, as percentiles. */
final class Timings {

  private static final int INDENT = 4;

  private Timings() {}

  static List<Text> lines(Event.Timed timed, int width) {
    var lines =
        new ArrayList<>(Layout.edges(Text.of(timed.what()), Percentiles.of(timed), INDENT, width));
    var calls =
        Text.of(
            "%s %s, %s per second"
                .formatted(
                    Figures.of(timed.count()),
                    timed.count() == 1 ? "call" : "calls",
                    Figures.of(timed.perSecond())),
            Style.FAINT);
    if (timed.errors() > 0) {
      calls =
          calls.and(
              ", " + Figures.of(timed.errors()) + (timed.errors() == 1 ? " error" : " errors"),
              Style.BAD_STRONG);
    }
    var evidence = Evidences.of(timed);
    calls = calls.and(evidence.isEmpty() ? "" : "; " + evidence, Style.FAINT);
    lines.addAll(Layout.indented(INDENT, calls.wrapped(width - INDENT)));
    return lines;
  }
}
