package dev.backendlab.ratelimiting;

import static org.awaitility.Awaitility.await;

import dev.backendlab.kit.Column;
import dev.backendlab.kit.Together;
import dev.backendlab.kit.figure.Figures;
import dev.backendlab.redis.RedisServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Instances that differ in what they do without Redis, called at once.
 *
 * @param patient one that waits a minute for Redis, and so is never without it
 */
record Outage(RedisServer redis, Instance open, Instance closed, Instance local, Instance patient)
    implements AutoCloseable {

  static final List<Column> COLUMNS =
      List.of(
          Column.of("Redis"),
          Column.counted("fail open"),
          Column.counted("fail closed"),
          Column.counted("local fallback"),
          Column.measured("longest wait, ms"));

  static final int CALLS = 40;
  private static final int CALLERS = 20;
  static final Duration PATIENCE = Duration.ofSeconds(4);

  static Outage prepared() {
    var redis = RedisServer.start();
    return new Outage(
        redis,
        Instance.on(redis, "rate-limit.when-store-fails=open"),
        Instance.on(redis, "rate-limit.when-store-fails=closed"),
        Instance.on(redis, "rate-limit.when-store-fails=local"),
        Instance.on(redis, "spring.data.redis.timeout=1m"));
  }

  /** What became of 40 calls with one key to each, by 20 callers at once. */
  record Seen(Calls open, Calls closed, Calls local) {

    List<String> row(String redis) {
      return List.of(
          redis, open.toString(), closed.toString(), local.toString(), Figures.of(longestWait()));
    }

    /** The longest wait of a caller, in ms. */
    private double longestWait() {
      return Stream.of(open, closed, local)
          .mapToDouble(calls -> calls.waits().max().value())
          .max()
          .orElseThrow();
    }

    /** How many of the 120 callers left without an answer. */
    long gaveUp() {
      return open.with(Calls.GAVE_UP) + closed.with(Calls.GAVE_UP) + local.with(Calls.GAVE_UP);
    }
  }

  static List<List<String>> rows(Seen frozen, Seen stopped) {
    return List.of(frozen.row("is frozen"), stopped.row("is stopped"));
  }

  Seen calls() throws Exception {
    return calls(List.of());
  }

  /** The same, and at the same moment one call to the instance that waits for Redis. */
  Seen callsBeside(Calls waiting) throws Exception {
    return calls(List.of(() -> inTurn(patient, patient.newKey("free"), waiting, 1)));
  }

  private Seen calls(List<Callable<Calls>> beside) throws Exception {
    var seen = new Seen(new Calls(PATIENCE), new Calls(PATIENCE), new Calls(PATIENCE));
    var callers = new ArrayList<>(beside);
    for (var each : Map.of(open, seen.open, closed, seen.closed, local, seen.local).entrySet()) {
      var api = each.getKey();
      var key = api.newKey("free");
      for (int caller = 0; caller < CALLERS; caller++) {
        callers.add(() -> inTurn(api, key, each.getValue(), CALLS / CALLERS));
      }
    }
    Together.run(callers);
    return seen;
  }

  private static Calls inTurn(Instance api, String key, Calls calls, int times) throws Exception {
    for (int i = 0; i < times; i++) {
      calls.send(api.url(), key);
    }
    return calls;
  }

  /** Whether Redis soon counts, for each: ten calls of a new key pass, the eleventh not. */
  boolean allCount() {
    try {
      await()
          .pollInterval(Duration.ofMillis(50))
          .atMost(Duration.ofSeconds(20))
          .until(() -> counts(open) && counts(closed) && counts(local));
      return true;
    } catch (ConditionTimeoutException never) {
      return false;
    }
  }

  private static boolean counts(Instance api) throws Exception {
    var calls = inTurn(api, api.newKey("free"), new Calls(PATIENCE), 11);
    return calls.with(200) == 10 && calls.with(429) == 1;
  }

  @Override
  public void close() {
    open.close();
    closed.close();
    local.close();
    patient.close();
    redis.close();
  }
}
