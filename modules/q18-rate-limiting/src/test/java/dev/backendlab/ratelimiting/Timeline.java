package dev.backendlab.ratelimiting;

import dev.backendlab.kit.Column;
import dev.backendlab.kit.event.Event.Series;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The same calls at the same moments against one algorithm, on a clock that stands between them: a
 * hundred calls shortly before a minute is full, a hundred shortly after, then one each second.
 */
final class Timeline {

  static final Quota QUOTA = new Quota("minute", 100, Duration.ofMinutes(1));
  static final int END = 180;
  static final List<Column> COLUMNS =
      List.of(
          Column.of("algorithm"),
          Column.counted("seconds 59 to 61"),
          Column.counted("most in any 60 s"),
          Column.counted("of 60 in the last minute"));
  private static final int BURST = 100;

  private final String label;
  private final List<Double> seconds = new ArrayList<>();

  private Timeline(String label) {
    this.label = label;
  }

  static Timeline of(Algorithm algorithm, Buckets buckets) {
    var timeline = new Timeline(algorithm.name().toLowerCase(java.util.Locale.ROOT));
    var clock = new DemoClock();
    var limit = algorithm.limit(QUOTA, buckets, clock);
    for (int second = 0; second <= END; second++) {
      int calls = second == 59 || second == 61 ? BURST : second > 61 ? 1 : 0;
      for (int call = 0; call < calls; call++) {
        if (limit.tryCall().allowed()) {
          timeline.seconds.add((double) second);
        }
      }
      clock.turn(Duration.ofSeconds(1));
    }
    return timeline;
  }

  /** How many passed from one second to another, both included. */
  long passed(int from, int to) {
    return seconds.stream().filter(second -> second >= from && second <= to).count();
  }

  /** In the two seconds around the full minute. */
  long aroundTheBoundary() {
    return passed(59, 61);
  }

  /** The most that passed in any sixty seconds. */
  long mostInAMinute() {
    return seconds.stream()
        .mapToLong(from -> passed(from.intValue(), from.intValue() + 59))
        .max()
        .orElse(0);
  }

  /** All that passed until then. */
  Series series() {
    var x = new ArrayList<Double>();
    var y = new ArrayList<Double>();
    for (int second = 50; second <= END; second++) {
      x.add((double) second);
      y.add((double) passed(0, second));
    }
    return Series.counted(label, x, y);
  }

  List<String> row() {
    return List.of(
        label,
        Long.toString(aroundTheBoundary()),
        Long.toString(mostInAMinute()),
        Long.toString(passed(121, END)));
  }
}
