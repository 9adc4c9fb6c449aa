package dev.backendlab.kit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** Many threads at once; what one of them throws is thrown. */
public final class Together {

  private Together() {}

  /** So many threads with the same work. */
  public static <T> List<T> run(int threads, Callable<T> work) throws Exception {
    return run(Collections.nCopies(threads, work));
  }

  /** A thread for each work; their results, in order. */
  public static <T> List<T> run(List<? extends Callable<T>> works) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var results = new ArrayList<T>();
      for (var answer : threads.invokeAll(works)) {
        results.add(answer.get());
      }
      return results;
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof Exception cause ? cause : failed;
    }
  }
}
