package dev.backendlab.ratelimiting;

import dev.backendlab.kit.Together;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * 64 clients who call in step: all read, then all decide. What a busy day does now and then, this
 * does every time.
 */
final class InStep {

  static final int CLIENTS = 64;
  static final int ROUNDS = 157;

  private InStep() {}

  /** A counter in two halves, between which others may come. */
  interface Counter<T> {

    T first();

    /** Whether the call passes. */
    boolean then(T first);
  }

  /** How many of {@code CLIENTS * ROUNDS} calls passed. */
  static <T> long passed(Counter<T> counter) throws Exception {
    var together = new CyclicBarrier(CLIENTS);
    var passed = new LongAdder();
    Together.run(
        CLIENTS,
        () -> {
          for (int round = 0; round < ROUNDS; round++) {
            var first = counter.first();
            together.await(30, TimeUnit.SECONDS);
            if (counter.then(first)) {
              passed.increment();
            }
            together.await(30, TimeUnit.SECONDS);
          }
          return passed;
        });
    return passed.sum();
  }
}
