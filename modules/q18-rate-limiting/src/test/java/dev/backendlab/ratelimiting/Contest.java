package dev.backendlab.ratelimiting;

import dev.backendlab.kit.ByName;
import dev.backendlab.kit.Column;
import dev.backendlab.kit.Counted;
import dev.backendlab.kit.Counter;
import dev.backendlab.kit.Latencies;
import dev.backendlab.kit.Stage;
import dev.backendlab.kit.Together;
import dev.backendlab.kit.figure.Figures;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Ways to decide on a call, and the round trip to compare them with.
 *
 * @param ways by name, in the order in which they are told
 */
record Contest(Map<String, Callable<?>> ways) {

  static final String BUCKET = "bucket in Redis (Bucket4j)";
  static final String SCRIPT = "script in Redis (GCRA)";
  static final String LEASES = "script in Redis, 100 calls at a time";
  private static final List<Column> COLUMNS =
      List.of(Column.of("way"), Column.counted("one caller"), Column.counted("32 callers at once"));

  private static final int DECISIONS = 128;

  static Contest of(LateConnection redis, RedisScript script, Buckets buckets, String key) {
    var quota = new Quota("cost", 1_000_000, Duration.ofSeconds(1));
    var clock = TimeMeter.SYSTEM_MILLISECONDS;
    var commands = redis.get().sync();
    commands.set(key, new byte[16]);
    var local = new TokenBucket(quota, buckets.of(quota), clock);
    var bucket = new RedisBuckets(redis, buckets, clock, Duration.ofMinutes(1));
    var leases = new RedisLeases(script, 100, clock);
    var ways = new LinkedHashMap<String, Callable<?>>();
    ways.put("one round trip (GET)", () -> commands.get(key));
    ways.put("bucket in this process (Bucket4j)", local::tryCall);
    ways.put(BUCKET, () -> bucket.decide(key + "-bucket", quota));
    ways.put(SCRIPT, () -> script.decide(key + "-script", quota));
    ways.put(LEASES, () -> leases.decide(key + "-leases", quota));
    return new Contest(ways);
  }

  ByName<Latencies> inTurn(Stage stage, int times) throws Exception {
    var contest = stage.inTurn("a decision");
    for (var way : ways.entrySet()) {
      contest = contest.way(way.getKey(), way.getValue());
    }
    return contest.rounds(times);
  }

  /** On average over 128 decisions of each, by so many callers at once. */
  ByName<Counted> trips(Counter roundTrips, int callers) throws Exception {
    var trips = new LinkedHashMap<String, Counted>();
    for (var way : ways.entrySet()) {
      Callable<?> some =
          () -> {
            for (int i = 0; i < DECISIONS / callers; i++) {
              way.getValue().call();
            }
            return way;
          };
      long sent = roundTrips.of(() -> Together.run(callers, some));
      trips.put(way.getKey(), Counted.per(sent, DECISIONS));
    }
    return new ByName<>(trips);
  }

  static void show(Stage stage, ByName<Counted> alone, ByName<Counted> crowded) {
    stage.table(
        "Round trips of a decision",
        COLUMNS,
        List.copyOf(alone.all().keySet()),
        way -> List.of(way, Figures.of(alone.of(way)), Figures.of(crowded.of(way))));
  }
}
