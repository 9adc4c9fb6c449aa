package dev.backendlab.kit;

import java.util.concurrent.Callable;

/**
 * Something that counts as it happens: statements that reach a database, commands, requests.
 *
 * <pre>{@code
 * var counted = shop.requests().during(() -> ada.buys(10));
 * stage.check("requests for ten orders", counted.count()).is(10);
 * }</pre>
 */
@FunctionalInterface
public interface Counter {

  /** How often it has happened so far. */
  long now();

  /** Does this work, and says how often it happened meanwhile. */
  default <T> Observed<T> during(Callable<T> work) throws Exception {
    long before = now();
    var result = work.call();
    return new Observed<>(result, now() - before);
  }

  /** The same where only the count is of interest. */
  default long of(Action work) throws Exception {
    long before = now();
    work.run();
    return now() - before;
  }

  /** A work without a result. */
  @FunctionalInterface
  interface Action {

    void run() throws Exception;
  }

  /**
   * What a work gave, and how often something happened meanwhile.
   *
   * @param result what the work returned
   * @param count how often the counter's event happened
   */
  record Observed<T>(T result, long count) {}
}
