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
 * end. So one of them usually does, while the others go on reading the old value; nobody waits, and
 * nobody coordinates.
 *
 * <p>The paper scales the chance by the time that the last load took. A load at night is a poor
 * guess of the next one at noon, when the database is busy and all would miss together, so here the
 * caller says how long a load may take.
 *
 * @see <a href="https://doi.org/10.14778/2757807.2757813">Optimal probabilistic cache stampede
 *     prevention (Vattani, Chierichetti, Lowenstein, VLDB 2015)</a>
 */
@Component
class EarlyRefresh {

  private final RedisCommands<String, String> redis;

  EarlyRefresh(StatefulRedisConnection<String, String> connection) {
    this.redis = connection.sync();
  }

  /**
   * The value, from the cache or loaded.
   *
   * @param loadMayTake scales how long before its end a value is refreshed: the longer, the surer
   *     that nobody finds it expired, and the more loads
   */
  String get(String key, Duration timeToLive, Duration loadMayTake, Supplier<String> load) {
    var entry = Entry.parsed(redis.get(key));
    if (entry != null && !entry.isDue(loadMayTake)) {
      return entry.value;
    }
    var value = load.get();
    var fresh = new Entry(System.currentTimeMillis() + timeToLive.toMillis(), value);
    redis.set(key, fresh.text(), SetArgs.Builder.px(timeToLive));
    return value;
  }

  /** A value, and when it expires, in ms of the wall clock. */
  private record Entry(long expires, String value) {

    static @Nullable Entry parsed(@Nullable String text) {
      if (text == null) {
        return null;
      }
      var parts = text.split(" ", 2);
      return new Entry(Long.parseLong(parts[0]), parts[1]);
    }

    String text() {
      return expires + " " + value;
    }

    boolean isDue(Duration loadMayTake) {
      double ahead =
          -loadMayTake.toMillis() * Math.log(1 - ThreadLocalRandom.current().nextDouble());
      return System.currentTimeMillis() + ahead >= expires;
    }
  }
}
