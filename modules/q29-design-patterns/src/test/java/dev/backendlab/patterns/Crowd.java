package dev.backendlab.patterns;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * 64 threads at once. A step in the middle of their work takes until the last of them has come, as
 * a read of a slow disk might: so each has the time to do what it should not.
 */
final class Crowd {

  static final int SIZE = 64;

  private final CountDownLatch expected = new CountDownLatch(SIZE);

  /** What each of them got. Platform threads: one that waits for a class holds its carrier. */
  <T> List<T> each(Callable<T> work) throws Exception {
    try (var threads = Executors.newFixedThreadPool(SIZE)) {
      var results = new ArrayList<T>();
      for (var result :
          threads.invokeAll(Collections.<Callable<T>>nCopies(SIZE, () -> come(work)))) {
        results.add(result.get());
      }
      return results;
    }
  }

  /** How many different objects they got. */
  static int instances(List<?> seen) {
    var different = Collections.newSetFromMap(new IdentityHashMap<Object, Boolean>());
    different.addAll(seen);
    return different.size();
  }

  private <T> T come(Callable<T> work) throws Exception {
    expected.countDown();
    return work.call();
  }

  /** The step in the middle; gives back what it was given. */
  <T> T slowly(T result) {
    try {
      if (!expected.await(30, TimeUnit.SECONDS)) {
        throw new IllegalStateException(expected.getCount() + " threads did not come.");
      }
      return result;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
