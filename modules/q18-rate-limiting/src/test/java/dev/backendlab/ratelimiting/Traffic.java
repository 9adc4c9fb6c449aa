package dev.backendlab.ratelimiting;

import dev.backendlab.kit.Stage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** Paying users who call now and then, beside somebody who calls far more often. */
final class Traffic {

  /** Two workers, 20 ms a call: a hundred calls per second, and not one more. */
  static final String[] CAPACITY = {
    "backend.workers=2", "backend.service-time=20ms", "backend.patience=1s"
  };

  static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int USERS = 20;
  private static final double USERS_PER_SECOND = 25;

  private final Stage stage;
  private final Instance api;

  Traffic(Stage stage, Instance api) {
    this.stage = stage;
    this.api = api;
  }

  /**
   * What came of the users' calls and of the others'.
   *
   * @param users those of 20 users on the pro plan
   */
  record Outcome(Calls users, Calls others) {}

  /**
   * Both at once.
   *
   * @param keys that the others use in turn
   */
  Outcome beside(String what, List<String> keys, double perSecond, Duration duration)
      throws Exception {
    var outcome = new Outcome(new Calls(PATIENCE), new Calls(PATIENCE));
    warmUp();
    var users = java.util.stream.Stream.generate(() -> api.newKey("pro")).limit(USERS).toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<?> others =
          () ->
              stage
                  .load(what + ": the others")
                  .rate(perSecond, duration, i -> outcome.others.served(api.url(), in(keys, i)));
      var running = threads.submit(others);
      var ignored =
          stage
              .load(what + ": the users")
              .rate(
                  USERS_PER_SECOND,
                  duration,
                  i -> outcome.users.served(api.url(), in(users, i)));
      running.get();
    }
    return outcome;
  }

  /** The first calls of an instance load classes. */
  private void warmUp() throws Exception {
    var key = api.newKey("pro");
    for (int i = 0; i < 20; i++) {
      new Calls(PATIENCE).send(api.url(), key);
    }
  }

  private static String in(List<String> keys, int i) {
    return keys.get(i % keys.size());
  }
}
