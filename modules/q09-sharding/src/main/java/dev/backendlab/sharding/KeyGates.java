package dev.backendlab.sharding;

import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Everybody who works on a key passes the gate of its part of the circle; many may at a time. To
 * change the owner of an arc, its gate is shut for a moment: those inside finish first, the others
 * wait.
 *
 * <p>These gates are for one process. With several, the servers themselves have to refuse a router
 * that is late: by an epoch in every statement, or by rules as Vitess keeps them.
 */
final class KeyGates {

  private static final int GATES = 64;
  private static final long TOKENS_OF_A_GATE = (1L << Integer.SIZE) / GATES;

  private final List<ReadWriteLock> gates =
      Stream.<ReadWriteLock>generate(ReentrantReadWriteLock::new).limit(GATES).toList();

  /** The last token of each gate: an arc that is moved must not need two of them. */
  static List<Integer> ends() {
    return LongStream.rangeClosed(1, GATES)
        .mapToObj(gate -> (int) (Integer.MIN_VALUE + gate * TOKENS_OF_A_GATE - 1))
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
    return gates.get((int) (((long) token - Integer.MIN_VALUE) / TOKENS_OF_A_GATE));
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
