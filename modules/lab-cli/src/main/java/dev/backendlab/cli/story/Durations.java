package dev.backendlab.cli.story;

import dev.backendlab.kit.Figures;
import java.util.Locale;

/** How long something took, for people. */
public final class Durations {

  private Durations() {}

  /** For example {@code 0.42 ms}, {@code 34 ms}, {@code 7.4 s} or {@code 2 min 5 s}. */
  public static String ofMillis(double millis) {
    if (millis < 1_000) {
      return Figures.of(millis) + " ms";
    }
    double seconds = millis / 1_000;
    return seconds < 60
        ? String.format(Locale.ROOT, "%.1f s", seconds)
        : "%d min %d s".formatted((long) seconds / 60, (long) seconds % 60);
  }
}
