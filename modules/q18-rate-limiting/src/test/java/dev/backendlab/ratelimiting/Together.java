package dev.backendlab.ratelimiting;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** Many threads at once; what one of them throws is thrown. */
final class Together {

  private Together() {}

  /** So many threads with the same work. */
  static <T> List<T> run(int threads, Callable<T> work) throws Exception {
    return run(Collections.nCopies(threads, work));
  }

  /** A thread for each; their results, in order. */
  static <T> List<T> run(List<Callable<T>> works) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var results = new ArrayList<T>();
      for (var answer : threads.invokeAll(works)) {
        results.add(answer.get());
      }
      return results;
    }
  }
}
