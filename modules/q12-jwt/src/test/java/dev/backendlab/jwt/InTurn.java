package dev.backendlab.jwt;

import dev.backendlab.kit.Latencies;
import java.time.Duration;
import java.util.concurrent.Callable;

/** Two works timed in turn, so that whatever else the machine does meets both alike. */
record InTurn(Latencies one, Latencies other) {

  /** Times each of them so often; half as often before, uncounted, to warm up. */
  static InTurn time(int times, Callable<?> one, Callable<?> other) throws Exception {
    var recorders = new Latencies.Recorder[] {new Latencies.Recorder(), new Latencies.Recorder()};
    long start = System.nanoTime();
    for (int i = -times / 2; i < times; i++) {
      long before = System.nanoTime();
      one.call();
      long between = System.nanoTime();
      other.call();
      if (i >= 0) {
        recorders[0].record(between - before);
        recorders[1].record(System.nanoTime() - between);
      }
    }
    var took = Duration.ofNanos(System.nanoTime() - start);
    return new InTurn(recorders[0].over(took), recorders[1].over(took));
  }
}
