package dev.backendlab.cli.brief;

import dev.backendlab.cli.text.Style;
import dev.backendlab.cli.text.Text;
import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.figure.Figures;

/** How long calls took, in a unit that suits them. */
public final class Percentiles {

  private Percentiles() {}

  /** For example {@code p50 3.12 p99 12.4 max 240 ms}. */
  public static Text of(Event.Timed timed) {
    boolean quick = timed.latencies().getOrDefault("p50", 1.0) < 0.1;
    var percentiles = Text.EMPTY;
    for (var latency : timed.latencies().entrySet()) {
      percentiles =
          percentiles
              .and(percentiles.isEmpty() ? "" : "  ")
              .and(latency.getKey() + "\u00a0", Style.FAINT)
              .and(Figures.of(latency.getValue() * (quick ? 1_000 : 1)), Style.STRONG);
    }
    var unit = timed.latencies().isEmpty() ? "no answer" : quick ? "\u00a0µs" : "\u00a0ms";
    return percentiles.and(unit, Style.FAINT);
  }
}
