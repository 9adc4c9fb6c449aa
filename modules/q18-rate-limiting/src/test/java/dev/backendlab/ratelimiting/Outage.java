package dev.backendlab.ratelimiting;

import static org.awaitility.Awaitility.await;

import dev.backendlab.kit.Figures;
import dev.backendlab.redis.RedisServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Instances that differ in what they do without Redis, called at once.
 *
 * @param patient one that waits a minute for Redis, and so is never without it
 */
record Outage(RedisServer redis, Instance open, Instance closed, Instance local, Instance patient)
    implements AutoCloseable {

  static final List<String> COLUMNS =
      List.of("Redis", "fail open", "fail closed", "local fallback", "longest wait");

  static final int CALLS = 40;
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  static Outage prepared() {
    var redis = RedisServer.start();
    var outage =
        new Outage(
            redis,
            Instance.on(redis, "rate-limit.when-store-fails=open"),
            Instance.on(redis, "rate-limit.when-store-fails=closed"),
            Instance.on(redis, "rate-limit.when-store-fails=local"),
            Instance.on(redis, "spring.data.redis.timeout=1m"));
    return outage;
  }

  /** What became of {@code CALLS} calls with one key of the free plan to each. */
  record Seen(Calls open, Calls closed, Calls local, Calls patient) {

    List<String> row(String redis) {
      return List.of(
          redis,
          open.toString(),
          closed.toString(),
          local.toString(),
          Figures.of(longestWait()) + " ms");
    }

    /** The longest wait of a caller, in ms, at those that do not wait for Redis. */
    double longestWait() {
      return Math.max(open.waits().max(), Math.max(closed.waits().max(), local.waits().max()));
    }
  }

  static List<List<String>> rows(Seen before, Seen frozen, Seen stopped) {
    return List.of(before.row("counts"), frozen.row("is frozen"), stopped.row("is stopped"));
  }

  Seen calls() throws Exception {
    var seen =
        new Seen(
            new Calls(PATIENCE), new Calls(PATIENCE), new Calls(PATIENCE), new Calls(PATIENCE));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      threads.submit(() -> inTurn(open, seen.open, CALLS));
      threads.submit(() -> inTurn(closed, seen.closed, CALLS));
      threads.submit(() -> inTurn(local, seen.local, CALLS));
    }
    return seen;
  }

  /** Two callers of the instance that waits for Redis. */
  Calls callsToThePatient() throws Exception {
    var calls = new Calls(PATIENCE);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      threads.submit(() -> inTurn(patient, calls, 1));
      threads.submit(() -> inTurn(patient, calls, 1));
    }
    return calls;
  }

  private static Calls inTurn(Instance api, Calls calls, int times) throws Exception {
    var key = api.newKey("free");
    for (int i = 0; i < times; i++) {
      calls.send(api.url(), key);
    }
    return calls;
  }

  /** Whether Redis soon counts again, for each: ten calls of a new key pass, the eleventh not. */
  boolean countsAgain() {
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
    var calls = inTurn(api, new Calls(PATIENCE), 11);
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
