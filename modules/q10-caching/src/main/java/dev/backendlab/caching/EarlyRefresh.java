package dev.backendlab.caching;

import io.lettuce.core.SetArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * XFetch: each reader may refresh a value before it expires, with a chance that grows towards the
 * end and with the time that loading takes. So one of them usually does, while the others go on
 * reading the old value; nobody waits, and nobody coordinates.
 *
 * @see <a href="https://doi.org/10.14778/2757807.2757813">Optimal probabilistic cache stampede
 *     prevention (Vattani, Chierichetti, Lowenstein, VLDB 2015)</a>
 */
@Component
class EarlyRefresh {

  /**
   * How much longer than the last one the next load may take. The paper's 1 is best if it takes as
   * long; but an entry that is filled at night is refreshed at noon, when the database is busy.
   */
  private static final double BETA = 3;

  /** A load that waited for a database on its knees must not make the next entry due at once. */
  private static final int LONGEST = 30;

  private final RedisCommands<String, String> redis;

  EarlyRefresh(StatefulRedisConnection<String, String> connection) {
    this.redis = connection.sync();
  }

  String get(String key, Duration timeToLive, Supplier<String> load) {
    var entry = Entry.parsed(redis.get(key));
    return entry == null || entry.isDue() ? loaded(key, timeToLive, load) : entry.value;
  }

  private String loaded(String key, Duration timeToLive, Supplier<String> load) {
    long start = System.currentTimeMillis();
    var value = load.get();
    long end = System.currentTimeMillis();
    long took = Math.min(end - start, timeToLive.toMillis() / LONGEST);
    var entry = new Entry(end + timeToLive.toMillis(), took, value);
    redis.set(key, entry.text(), SetArgs.Builder.px(timeToLive));
    return value;
  }

  /** A value with what the decision needs: when it expires, and how long it took to load. */
  private record Entry(long expires, long took, String value) {

    static @Nullable Entry parsed(@Nullable String text) {
      if (text == null) {
        return null;
      }
      var parts = text.split(" ", 3);
      return new Entry(Long.parseLong(parts[0]), Long.parseLong(parts[1]), parts[2]);
    }

    String text() {
      return expires + " " + took + " " + value;
    }

    boolean isDue() {
      double ahead = -took * BETA * Math.log(1 - ThreadLocalRandom.current().nextDouble());
      return System.currentTimeMillis() + ahead >= expires;
    }
  }
}
