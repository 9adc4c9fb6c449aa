package dev.backendlab.kit.service;

import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * A server that starts beside the application, which takes about as long until it needs it.
 *
 * @param <T> what it is to those who use it
 */
public final class EarlyServer<T> {

  private static final String EXCLUDED = "spring.autoconfigure.exclude";

  private final String name;
  private final FutureTask<T> start;

  private EarlyServer(String name, FutureTask<T> start) {
    this.name = name;
    this.start = start;
  }

  /**
   * Returns at once.
   *
   * @param name of the service, for example {@code Kafka}
   * @param start starts the server, and returns when it answers
   */
  public static <T> EarlyServer<T> start(String name, Supplier<T> start) {
    var task = new FutureTask<>(start::get);
    Thread.ofPlatform().daemon().name("lab-" + name).start(task);
    return new EarlyServer<>(name, task);
  }

  /**
   * Whether the application will use a server: it may have excluded the configuration that brings
   * it, and start its own.
   *
   * @param configuration of the service
   */
  public static boolean isWanted(Environment environment, Class<?> configuration) {
    return !Binder.get(environment)
        .bind(EXCLUDED, Bindable.setOf(String.class))
        .orElse(Set.of())
        .contains(configuration.getName());
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
