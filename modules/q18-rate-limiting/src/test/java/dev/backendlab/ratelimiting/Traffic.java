package dev.backendlab.ratelimiting;

import dev.backendlab.kit.Stage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** Paying users who call now and then, beside somebody who calls far more often. */
final class Traffic {

  /**
   * One worker, 20 ms a call: fifty calls per second, and not one more. And a plan to try the API
   * with, for ten of them.
   */
  static final String[] TRIAL = {
    "backend.workers=1",
    "backend.service-time=20ms",
    "backend.patience=1s",
    "rate-limit.plans.trial.limit=10",
    "rate-limit.plans.trial.window=1s"
  };

  static final List<String> COLUMNS = List.of("", "the users' calls", "the others'");
  static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final int USERS = 20;
  private static final double USERS_PER_SECOND = 20;

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
  record Outcome(Calls users, Calls others) {

    List<String> row(String what) {
      return List.of(what, users.toString(), others.toString());
    }
  }

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
              .rate(USERS_PER_SECOND, duration, i -> outcome.users.served(api.url(), in(users, i)));
      running.get();
    }
    return outcome;
  }

  /** The first calls of an instance load classes; strangers' do so without any work for others. */
  private void warmUp() throws Exception {
    var strangers = new Calls(PATIENCE);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int caller = 0; caller < 8; caller++) {
        threads.submit(() -> {
          for (int i = 0; i < 50; i++) {
            strangers.send(api.url(), "stranger");
          }
          return strangers;
        });
      }
    }
    strangers.send(api.url(), api.newKey("pro"));
  }

  private static String in(List<String> keys, int i) {
    return keys.get(i % keys.size());
  }
}
