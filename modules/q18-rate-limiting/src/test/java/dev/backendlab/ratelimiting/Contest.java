package dev.backendlab.ratelimiting;

import dev.backendlab.kit.ByName;
import dev.backendlab.kit.Column;
import dev.backendlab.kit.Counted;
import dev.backendlab.kit.Latencies;
import dev.backendlab.kit.Measured;
import dev.backendlab.kit.Stage;
import dev.backendlab.kit.Together;
import dev.backendlab.kit.figure.Figures;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/**
 * Ways to decide, timed in turn, so that whatever else the machine does meets all alike.
 *
 * @param ways by name, in the order in which they are told
 */
record Contest(Map<String, Way> ways) {

  static final List<Column> COLUMNS = List.of(Column.of("way"), Column.counted("round trips"));

  private static final int CALLERS = 32;
  private static final int SLICES = 4;
  private static final Duration SLICE = Duration.ofMillis(60);

  /** One decision, or the round trip to compare it with. */
  interface Way {

    Object decide();
  }

  Contest() {
    this(new LinkedHashMap<>());
  }

  Contest with(String name, Way way) {
    ways.put(name, way);
    return this;
  }

  /** So many decisions of each, by one caller. */
  ByName<Latencies> inTurn(Stage stage, int times) throws Exception {
    var contest = stage.inTurn("a decision");
    for (var way : ways.entrySet()) {
      contest = contest.way(way.getKey(), way.getValue()::decide);
    }
    return contest.rounds(times);
  }

  /** Decisions per second with 32 callers at once, in slices of time that go round. */
  ByName<Measured> perSecond() throws Exception {
    var slices = new LinkedHashMap<String, double[]>();
    ways.keySet().forEach(name -> slices.put(name, new double[SLICES]));
    for (int slice = 0; slice < SLICES; slice++) {
      for (var all : slices.entrySet()) {
        all.getValue()[slice] = slice(Objects.requireNonNull(ways.get(all.getKey())));
      }
    }
    return new ByName<>(slices).map(rates -> Measured.ofWindows(rates, agree(rates)));
  }

  private static boolean agree(double[] rates) {
    var all = Arrays.stream(rates).summaryStatistics();
    return all.getMax() - all.getMin() <= 0.2 * all.getAverage();
  }

  private static double slice(Way way) throws Exception {
    var decisions = new LongAdder();
    long start = System.nanoTime();
    long end = start + SLICE.toNanos();
    Together.run(
        CALLERS,
        () -> {
          while (System.nanoTime() < end) {
            way.decide();
            decisions.increment();
          }
          return decisions;
        });
    return decisions.sum() * 1e9 / (System.nanoTime() - start);
  }

  static List<List<String>> rows(ByName<Counted> trips) {
    return trips.all().entrySet().stream()
        .map(way -> List.of(way.getKey(), Figures.of(way.getValue())))
        .toList();
  }
}
