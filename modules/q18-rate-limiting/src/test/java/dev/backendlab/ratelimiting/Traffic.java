package dev.backendlab.ratelimiting;

import dev.backendlab.kit.Column;
import dev.backendlab.kit.Load;
import dev.backendlab.kit.Stage;
import dev.backendlab.kit.Together;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** Paying users who call now and then, beside somebody who calls far more often. */
final class Traffic {

  /** A plan to try the API with, and one worker: its capacity is what a claim says. */
  private static final String[] TRIAL = {
    "backend.workers=1", "rate-limit.store=redis-script", "rate-limit.plans.trial.window=1s"
  };

  /**
   * 100 ms a call: ten calls per second, and not one more. Callers are far more patient than a busy
   * machine is slow with a call that finds no line.
   */
  static final String[] TEN_A_SECOND = {
    "backend.service-time=100ms", "backend.patience=2500ms", "rate-limit.plans.trial.limit=2"
  };

  /** 40 ms a call: 25 calls per second. */
  static final String[] TWENTY_FIVE_A_SECOND = {
    "backend.service-time=40ms", "backend.patience=500ms", "rate-limit.plans.trial.limit=5"
  };

  static final String[] LIMIT_FOR_ALL = {
    "rate-limit.plans.trial.together=8", "rate-limit.plans.trial.line=2"
  };

  private static final List<Column> COLUMNS =
      List.of(
          Column.of(""),
          Column.counted("users' calls"),
          Column.measured("p50 of those served, ms"),
          Column.counted("others' calls"));

  static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final int USERS = 20;
  private static final Duration DURATION = Duration.ofSeconds(4);

  private final Stage stage;
  private final Instance api;
  private final String what;
  private final double usersPerSecond;

  /**
   * @param usersPerSecond how many calls all users together make
   */
  Traffic(Stage stage, Instance api, String what, double usersPerSecond) {
    this.stage = stage;
    this.api = api;
    this.what = what;
    this.usersPerSecond = usersPerSecond;
  }

  /** An API with a trial plan. */
  static Instance api(String[] capacity, String... settings) {
    return Instance.open(
        Stream.of(TRIAL, capacity, settings).flatMap(Stream::of).toArray(String[]::new));
  }

  /**
   * What came of the users' calls and of the others'.
   *
   * @param users those of 20 users on the pro plan
   */
  record Outcome(String what, Calls users, Calls others) {

    List<String> row() {
      return List.of(what, users.toString(), users.typicalWait(), others.toString());
    }
  }

  static void tell(Stage stage, Outcome without, Outcome with) {
    stage.table("What became of the calls", COLUMNS, List.of(without.row(), with.row()));
  }

  /** Beside one who calls at this rate, whatever the answers are. */
  Outcome besideOne(String key, double perSecond) throws Exception {
    return beside(
        (load, calls) -> load.rate(perSecond, DURATION, i -> calls.served(api.url(), key)));
  }

  /** Beside many who call once each, so many at a time. */
  Outcome besideMany(List<String> keys, int atOnce) throws Exception {
    return beside((load, calls) ->
        load.clients(atOnce).requests(keys.size(), i -> calls.served(api.url(), keys.get(i))));
  }

  private interface Others {

    Load.Result call(Load load, Calls calls) throws InterruptedException;
  }

  private Outcome beside(Others others) throws Exception {
    var outcome = new Outcome(what, new Calls(PATIENCE), new Calls(PATIENCE));
    warmUp();
    var users = Stream.generate(() -> api.newKey("pro")).limit(USERS).toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running =
          threads.submit(() -> others.call(stage.load(what + ": the others"), outcome.others));
      var ignored =
          stage
              .load(what + ": the users")
              .rate(
                  usersPerSecond,
                  DURATION,
                  i -> outcome.users.served(api.url(), users.get(i % USERS)));
      running.get();
    }
    return outcome;
  }

  /** The first calls of an instance load classes; strangers' do so without any work for others. */
  private void warmUp() throws Exception {
    var strangers = new Calls(PATIENCE);
    Together.run(
        8,
        () -> {
          for (int i = 0; i < 50; i++) {
            strangers.send(api.url(), "stranger");
          }
          return strangers;
        });
    strangers.send(api.url(), api.newKey("pro"));
  }
}
