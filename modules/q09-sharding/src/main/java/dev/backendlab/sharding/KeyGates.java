package dev.backendlab.sharding;

import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Whoever works on a key passes the gate of its part of the circle; many may at a time. To change
 * the owner of an arc, its gate is shut for a moment: those inside finish first, the others wait.
 *
 * <p>These gates are for one process. With several, the servers themselves have to refuse a router
 * that is late: by an epoch in every statement, or by rules as Vitess keeps them.
 */
final class KeyGates {

  private static final int BITS = 6;

  private final List<ReadWriteLock> gates =
      Stream.<ReadWriteLock>generate(ReentrantReadWriteLock::new).limit(1 << BITS).toList();

  /** The last token of each gate: an arc that is moved must not need two of them. */
  static List<Integer> ends() {
    return IntStream.range(0, 1 << BITS)
        .map(gate -> (gate + 1 << 32 - BITS) - 1 ^ 1 << 31)
        .boxed()
        .toList();
  }

  <T> T passing(int token, Supplier<T> work) {
    return holding(gateOf(token).readLock(), work);
  }

  /** For work on keys of all parts. */
  <T> T passingAll(Supplier<T> work) {
    gates.forEach(gate -> gate.readLock().lock());
    try {
      return work.get();
    } finally {
      gates.forEach(gate -> gate.readLock().unlock());
    }
  }

  /** Alone in the part of the circle that this token lies in. */
  void shut(int token, Runnable work) {
    holding(
        gateOf(token).writeLock(),
        () -> {
          work.run();
          return true;
        });
  }

  private ReadWriteLock gateOf(int token) {
    return gates.get((token ^ 1 << 31) >>> 32 - BITS);
  }

  private static <T> T holding(Lock lock, Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}
