package dev.backendlab.kit.service;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * A server that starts beside the application, which takes about as long until it needs it.
 *
 * @param <T> what it is to those who use it
 */
public final class EarlyServer<T> {

  private final String name;
  private final FutureTask<T> start;

  private EarlyServer(String name, FutureTask<T> start) {
    this.name = name;
    this.start = start;
  }

  /**
   * Returns at once. On a platform thread: while the application loads its classes, too, virtual
   * ones that load classes pin the few carriers, and two processors have waited for each other for
   * ever (<a href="https://openjdk.org/jeps/491">JEP 491</a>, future work).
   *
   * @param name of the service, for example {@code Kafka}
   * @param start starts the server, and returns when it answers
   */
  public static <T> EarlyServer<T> start(String name, Supplier<T> start) {
    var task = new FutureTask<>(start::get);
    Thread.ofPlatform().daemon().name("lab-" + name).start(task);
    return new EarlyServer<>(name, task);
  }

  /** Waits for the server; throws what its start threw. */
  public T get() {
    try {
      return start.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServiceUnavailable(
          "The lab was interrupted while it waited for %s.".formatted(name), e);
    }
  }
}
