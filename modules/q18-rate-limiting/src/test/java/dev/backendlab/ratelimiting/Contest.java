package dev.backendlab.ratelimiting;

import dev.backendlab.kit.Figures;
import dev.backendlab.kit.Latencies;
import java.time.Duration;
import java.util.ArrayList;
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

  /** So many decisions of each, one after the other; half as many before, to warm up. */
  Map<String, Latencies> inTurn(int times) {
    var recorders = new LinkedHashMap<String, Latencies.Recorder>();
    ways.keySet().forEach(name -> recorders.put(name, new Latencies.Recorder()));
    long start = System.nanoTime();
    for (int i = -times / 2; i < times; i++) {
      for (var way : ways.entrySet()) {
        long before = System.nanoTime();
        way.getValue().decide();
        long took = System.nanoTime() - before;
        if (i >= 0) {
          Objects.requireNonNull(recorders.get(way.getKey())).record(took);
        }
      }
    }
    var all = new LinkedHashMap<String, Latencies>();
    var took = Duration.ofNanos(System.nanoTime() - start);
    recorders.forEach((name, recorder) -> all.put(name, recorder.over(took)));
    return all;
  }

  /** Decisions per second with 32 callers at once, in slices of time that go round. */
  Map<String, Double> perSecond() throws Exception {
    var decisions = new LinkedHashMap<String, Double>();
    for (int slice = 0; slice < SLICES; slice++) {
      for (var way : ways.entrySet()) {
        decisions.merge(way.getKey(), slice(way.getValue()) / SLICES, Double::sum);
      }
    }
    return decisions;
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

  List<List<String>> rows(
      Map<String, Latencies> timed, Map<String, Double> perSecond, Map<String, Double> trips) {
    var rows = new ArrayList<List<String>>();
    timed.forEach((name, latencies) ->
        rows.add(
            List.of(
                name,
                "%.1f µs".formatted(latencies.p50() * 1e3),
                "%.1f µs".formatted(latencies.p99() * 1e3),
                Figures.of(Math.round(perSecond.getOrDefault(name, 0.0))),
                Figures.of(trips.get(name)))));
    return rows;
  }
}
