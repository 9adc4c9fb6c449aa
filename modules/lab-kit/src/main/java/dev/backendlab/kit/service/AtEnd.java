package dev.backendlab.kit.service;

import java.util.ArrayDeque;
import java.util.Deque;
import org.springframework.boot.SpringApplication;

/**
 * What is to be done when this JVM ends in order: by its own will, Ctrl-C or SIGTERM.
 *
 * <p>Spring Boot runs this after it has closed its contexts. A plain shutdown hook would run beside
 * that, and a connection pool whose database has gone holds the JVM for half a minute.
 */
public final class AtEnd {

  private static final Deque<Runnable> services = new ArrayDeque<>();
  private static final Deque<Runnable> folders = new ArrayDeque<>();
  private static boolean registered;

  private AtEnd() {}

  /** Runs this action once all Spring contexts are closed, before those that came earlier. */
  public static void run(Runnable action) {
    add(services, action);
  }

  /** Runs this action after all those given to {@link #run}. */
  static void afterServers(Runnable action) {
    add(folders, action);
  }

  private static synchronized void add(Deque<Runnable> actions, Runnable action) {
    if (!registered) {
      registered = true;
      SpringApplication.getShutdownHandlers().add(AtEnd::end);
    }
    actions.push(action);
  }

  private static void end() {
    drain(services);
    drain(folders);
  }

  private static void drain(Deque<Runnable> actions) {
    for (var next = poll(actions); next != null; next = poll(actions)) {
      try {
        next.run();
      } catch (RuntimeException e) {
        System.err.println(e.getMessage());
      }
    }
  }

  private static synchronized @org.jspecify.annotations.Nullable Runnable poll(
      Deque<Runnable> actions) {
    return actions.poll();
  }
}
