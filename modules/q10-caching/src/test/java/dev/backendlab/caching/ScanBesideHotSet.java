package dev.backendlab.caching;

import dev.backendlab.kit.Column;
import dev.backendlab.kit.Counted;
import dev.backendlab.kit.figure.Figures;
import dev.backendlab.redis.RedisServer;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.List;

/** Visitors read a few favourites again and again, while a job reads the whole catalogue once. */
final class ScanBesideHotSet {

  static final List<Column> COLUMNS =
      List.of(
          Column.of("policy"),
          Column.counted("favourites, beside the job"),
          Column.counted("next favourites"),
          Column.counted("writes refused"));

  private static final int HOT = 30;
  private static final int SCANNED = 1_200;
  private static final int SCANNED_PER_VISIT = 40;
  private static final String PAGE = "x".repeat(10_000);

  private final RedisCommands<String, String> redis;
  private long refused;

  private ScanBesideHotSet(RedisCommands<String, String> redis) {
    this.redis = redis;
  }

  /**
   * What came of it.
   *
   * @param favourites percent of the visits that were hits while the job ran
   * @param newFavourites the same for those that became favourites after it
   * @param refused writes that the full server refused
   */
  record Outcome(Counted favourites, Counted newFavourites, long refused) {

    List<String> row(String policy) {
      return List.of(
          policy, Figures.of(favourites), Figures.of(newFavourites), Long.toString(refused));
    }
  }

  static Outcome under(String policy) {
    try (var server = RedisServer.start("maxmemory 4mb", "maxmemory-policy " + policy);
        var client = RedisClient.create(server.uri());
        var connection = client.connect()) {
      return new ScanBesideHotSet(connection.sync()).run();
    }
  }

  private Outcome run() {
    visits("favourite:", 20 * HOT);
    int hits = 0;
    for (int i = 0; i < SCANNED; i++) {
      read("scanned:" + i);
      if (i % SCANNED_PER_VISIT == 0) {
        hits += read("favourite:" + i / SCANNED_PER_VISIT % HOT) ? 1 : 0;
      }
    }
    var favourites = Counted.percent(hits, SCANNED / SCANNED_PER_VISIT);
    return new Outcome(favourites, visits("new favourite:", 20 * HOT), refused);
  }

  private Counted visits(String name, int count) {
    int hits = 0;
    for (int i = 0; i < count; i++) {
      hits += read(name + i % HOT) ? 1 : 0;
    }
    return Counted.percent(hits, count);
  }

  /** Cache-aside; whether it was a hit. */
  private boolean read(String key) {
    if (redis.get(key) != null) {
      return true;
    }
    try {
      redis.set(key, PAGE);
    } catch (RedisCommandExecutionException outOfMemory) {
      refused++;
    }
    return false;
  }
}
