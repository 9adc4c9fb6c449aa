package dev.backendlab.kit.service;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;

/**
 * What is to be done when this JVM ends in order: by its own will, Ctrl-C or SIGTERM.
 *
 * <p>Spring Boot runs this after it has closed its contexts. A plain shutdown hook would run beside
 * that, and a connection pool whose database has gone holds the JVM for half a minute.
 */
public final class AtEnd {

  /** In the order in which they are done. */
  private enum Step {
    GUESTS,
    SERVERS,
    FOLDERS
  }

  private static final Map<Step, Deque<Runnable>> actions = new EnumMap<>(Step.class);

  private AtEnd() {}

  /**
   * Runs this action once all Spring contexts are closed, while the lab's own servers still run:
   * what has been a guest somewhere tidies up.
   */
  public static void run(Runnable action) {
    add(Step.GUESTS, action);
  }

  /** Runs this action when the guests have gone: it ends servers of the lab's own. */
  public static void endServers(Runnable action) {
    add(Step.SERVERS, action);
  }

  static void removeFolders(Runnable action) {
    add(Step.FOLDERS, action);
  }

  private static synchronized void add(Step step, Runnable action) {
    if (actions.isEmpty()) {
      SpringApplication.getShutdownHandlers().add(AtEnd::end);
    }
    actions.computeIfAbsent(step, unknown -> new ArrayDeque<>()).push(action);
  }

  private static void end() {
    for (var step : Step.values()) {
      for (var next = poll(step); next != null; next = poll(step)) {
        try {
          next.run();
        } catch (RuntimeException e) {
          System.err.println(e.getMessage()); // one failure must not keep the others from their end
        }
      }
    }
  }

  private static synchronized @Nullable Runnable poll(Step step) {
    var left = actions.get(step);
    return left == null ? null : left.poll();
  }
}
