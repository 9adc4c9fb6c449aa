package dev.backendlab.kit.face;

import dev.backendlab.kit.figure.Figures;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
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

  /** How long ago that was: {@code 5 min ago}. */
  public static String ago(String startedAt) {
    try {
      var since = Duration.between(Instant.parse(startedAt), Instant.now());
      if (since.toMinutes() < 1) {
        return "just now";
      }
      return since.toHours() < 1
          ? since.toMinutes() + " min ago"
          : since.toDays() < 1
              ? since.toHours() + " h ago"
              : since.toDays() == 1 ? "yesterday" : since.toDays() + " days ago";
    } catch (DateTimeParseException foreign) {
      return "at some time";
    }
  }
}
