package dev.backendlab.sharding;

import dev.backendlab.kit.ByName;
import dev.backendlab.kit.Latencies;
import dev.backendlab.kit.Stage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;

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

  ByName<Latencies> measure(Stage stage) throws Exception {
    var turns = stage.inTurn("a transfer, every commit written to disk");
    for (var way : ways.entrySet()) {
      turns = turns.way(way.getKey(), Executors.callable(way.getValue()));
    }
    return turns.rounds(ROUNDS);
  }
}
