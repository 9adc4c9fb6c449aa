package dev.backendlab.sharding;

import dev.backendlab.kit.Latencies;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a transfer between two servers costs: three ways in turns, every commit written to disk. */
final class Prices {

  static final String NAIVE = "two commits";
  static final String TWO_PHASE = "two-phase commit";
  static final String SAGA = "saga";
  private static final int ROUNDS = 60;

  private final Map<String, Runnable> ways = new LinkedHashMap<>();

  Prices(Shards shards, TwoPhaseTransfer twoPhase, TransferSaga saga, Transfer transfer) {
    ways.put(NAIVE, () -> Coordinator.twoCommits(shards, transfer, () -> {}));
    ways.put(TWO_PHASE, () -> twoPhase.move(transfer));
    ways.put(SAGA, () -> saga.move(transfer));
  }

  /** The median of each, in ms. */
  Map<String, Double> measure() {
    var recorders = new LinkedHashMap<String, Latencies.Recorder>();
    for (int i = 0; i < ROUNDS; i++) {
      ways.forEach((name, way) -> {
        long start = System.nanoTime();
        way.run();
        recorders
            .computeIfAbsent(name, unknown -> new Latencies.Recorder())
            .record(System.nanoTime() - start);
      });
    }
    var medians = new LinkedHashMap<String, Double>();
    recorders.forEach(
        (name, recorder) -> medians.put(name, recorder.over(Duration.ofSeconds(1)).p50()));
    return medians;
  }
}
