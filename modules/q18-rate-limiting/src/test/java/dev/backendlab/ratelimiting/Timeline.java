package dev.backendlab.ratelimiting;

import dev.backendlab.kit.ByName;
import dev.backendlab.kit.Column;
import dev.backendlab.kit.Stage;
import dev.backendlab.kit.event.Event.Axis;
import dev.backendlab.kit.event.Event.Series;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The same calls at the same moments against one algorithm, on a clock that stands between them: a
 * hundred calls shortly before a minute is full, a hundred shortly after, then one each second.
 *
 * @param passed the second of each call that passed
 */
record Timeline(String label, List<Integer> passed) {

  static final String SMALL = "leaky bucket, room for ten";
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("algorithm"),
          Column.counted("seconds 59 to 61"),
          Column.counted("most in any 60 s"),
          Column.counted("of 60 in the last minute"));

  private static final Quota QUOTA = new Quota("minute", 100, Duration.ofMinutes(1));
  private static final int END = 180;
  private static final int LAST_MINUTE = 121;

  /** Of each algorithm, and of a leaky bucket that is smaller than the others. */
  static ByName<Timeline> all(Buckets buckets) {
    var all = new LinkedHashMap<String, Timeline>();
    for (var algorithm : Algorithm.values()) {
      var label = algorithm.name().toLowerCase(Locale.ROOT).replace('_', ' ');
      var clock = new DemoClock();
      all.put(label, of(label, algorithm.limit(QUOTA, buckets, clock), clock));
    }
    var clock = new DemoClock();
    all.put(SMALL, of(SMALL, new LeakyBucket(QUOTA, 10, clock), clock));
    return new ByName<>(all);
  }

  static void show(Stage stage, List<Timeline> all) {
    var series = all.stream().map(Timeline::series).toList();
    var seconds = new Axis("seconds", false);
    stage.lines("Calls allowed so far", seconds, new Axis("calls", false), series);
    stage.table("Calls allowed", COLUMNS, all, Timeline::row);
  }

  private static Timeline of(String label, CallLimit limit, DemoClock clock) {
    var passed = new ArrayList<Integer>();
    for (int second = 0; second <= END; second++) {
      int calls = second == 59 || second == 61 ? 100 : second > 61 ? 1 : 0;
      for (int call = 0; call < calls; call++) {
        if (limit.tryCall().allowed()) {
          passed.add(second);
        }
      }
      clock.turn(Duration.ofSeconds(1));
    }
    return new Timeline(label, passed);
  }

  private long passed(int from, int to) {
    return passed.stream().filter(second -> second >= from && second <= to).count();
  }

  /** In the two seconds around the full minute. */
  long aroundTheBoundary() {
    return passed(59, 61);
  }

  /** The most that passed in any sixty seconds. */
  long mostInAMinute() {
    return passed.stream().mapToLong(from -> passed(from, from + 59)).max().orElse(0);
  }

  /** Of the slow trickle at the end, in which a call comes each second. */
  long refusedAtTheEnd() {
    return END - LAST_MINUTE + 1 - passed(LAST_MINUTE, END);
  }

  private Series series() {
    var seconds = IntStream.rangeClosed(50, END).mapToObj(second -> (double) second).toList();
    var calls = seconds.stream().map(second -> (double) passed(0, second.intValue())).toList();
    return Series.counted(label, seconds, calls);
  }

  private List<String> row() {
    return List.of(
        label,
        Long.toString(aroundTheBoundary()),
        Long.toString(mostInAMinute()),
        Long.toString(passed(LAST_MINUTE, END)));
  }
}
