package dev.backendlab.patterns;

import dev.backendlab.kit.Hold;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** 64 threads at once. A step in their work is slow: it takes until the last of them has come. */
final class Crowd {

  static final int SIZE = 64;

  private final AtomicInteger missing = new AtomicInteger(SIZE);
  private final Hold untilAllHaveCome = new Hold(1);

  /** How many objects a singleton has, as far as the crowd sees. It is slow to make one. */
  static int instancesBy(Callable<Object> singleton) throws Exception {
    var crowd = new Crowd();
    Whiteboard.Singleton.source = () -> crowd.slowly("settings");
    return crowd.instances(singleton);
  }

  /** Each gives a point, which is slow to compute. */
  static void give(Supplier<LoyaltyPoints> points) throws Exception {
    var crowd = new Crowd();
    crowd.each(() -> {
      points.get().give(() -> crowd.slowly(1L));
      return points;
    });
  }

  /** How many different objects they get. */
  int instances(Callable<?> work) throws Exception {
    var different = Collections.newSetFromMap(new IdentityHashMap<Object, Boolean>());
    different.addAll(each(work));
    return different.size();
  }

  /** Platform threads: one that waits for a class to be initialized holds its carrier. */
  private List<Object> each(Callable<?> work) throws Exception {
    try (var threads = Executors.newFixedThreadPool(SIZE)) {
      var results = new ArrayList<Object>();
      for (var result : threads.invokeAll(Collections.nCopies(SIZE, () -> come(work)))) {
        results.add(result.get());
      }
      return results;
    }
  }

  private Object come(Callable<?> work) throws Exception {
    if (missing.decrementAndGet() == 0) {
      untilAllHaveCome.release();
    }
    return work.call();
  }

  /** The slow step; gives back what it was given. */
  <T> T slowly(T result) {
    untilAllHaveCome.arrive();
    return result;
  }
}
