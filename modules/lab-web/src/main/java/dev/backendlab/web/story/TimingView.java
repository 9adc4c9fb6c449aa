package dev.backendlab.web.story;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.face.Evidences;
import dev.backendlab.kit.face.Scale;
import dev.backendlab.kit.figure.Figures;
import java.util.List;
import java.util.Locale;

/**
 * How long calls took: percentiles as figures, and as dots on a logarithmic line.
 *
 * @param unit ms, or µs where they are quick
 */
record TimingView(String unit, List<Percentile> percentiles, String calls, String errors) {

  /**
   * One of them.
   *
   * @param place from the left, in percent
   */
  record Percentile(String name, String figure, String place) {}

  private static final double MARGIN = 2;

  static TimingView of(Event.Timed timed) {
    boolean quick = timed.latencies().getOrDefault("p50", 1.0) < 0.1;
    var values = timed.latencies().values();
    var scale =
        Scale.of(values.stream(), new Event.Axis("", true), false); // latencies differ by orders
    var percentiles =
        timed.latencies().entrySet().stream()
            .map(each ->
                new Percentile(
                    each.getKey(),
                    Figures.of(each.getValue() * (quick ? 1_000 : 1)),
                    place(scale.share(each.getValue()))))
            .toList();
    var evidence = Evidences.of(timed);
    var calls =
        "%s %s, %s per second%s"
            .formatted(
                Figures.of(timed.count()),
                timed.count() == 1 ? "call" : "calls",
                Figures.of(timed.perSecond()),
                evidence.isEmpty() ? "" : "; " + evidence);
    var errors = timed.errors() == 0 ? "" : Words.ALL.count(timed.errors(), "error");
    return new TimingView(quick ? "µs" : "ms", percentiles, calls, errors);
  }

  private static String place(double share) {
    double within = Double.isFinite(share) ? Math.clamp(share, 0, 1) : 0;
    return String.format(Locale.ROOT, "%.1f%%", MARGIN + within * (100 - 2 * MARGIN));
  }
}
