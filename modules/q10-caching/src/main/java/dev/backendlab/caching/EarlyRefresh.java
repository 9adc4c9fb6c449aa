package dev.backendlab.caching;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/**
 * XFetch: each reader may find that a value is due for renewal before it expires, with a chance
 * that grows towards the end. The instance renews it once, behind the readers' backs: they go on
 * with the old value, as stale-while-revalidate of HTTP has it. A reader who finds it expired
 * waits.
 *
 * <p>The paper scales the chance by the time that the last load took. A load at night is a poor
 * guess of the next one at noon, when the database is busy and all would miss together, so here the
 * caller says how long a load may take.
 *
 * @see <a href="https://doi.org/10.14778/2757807.2757813">Optimal probabilistic cache stampede
 *     prevention (Vattani, Chierichetti, Lowenstein, VLDB 2015)</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5861#section-3">RFC 5861, section 3</a>
 */
@Component
class EarlyRefresh {

  private static final Logger logger = LoggerFactory.getLogger(EarlyRefresh.class);

  private final StringRedisTemplate redis;
  private final Set<String> underWay = ConcurrentHashMap.newKeySet();

  EarlyRefresh(StringRedisTemplate redis) {
    this.redis = redis;
  }

  /**
   * The value, from the cache or loaded.
   *
   * @param loadMayTake scales how long before its end a value is renewed: the longer, the surer
   *     that nobody finds it expired, and the more loads
   */
  String get(String key, Duration timeToLive, Duration loadMayTake, Supplier<String> load) {
    var entry = Entry.parsed(redis.opsForValue().get(key));
    if (entry == null) {
      return loaded(key, timeToLive, load);
    }
    if (entry.isDue(loadMayTake) && underWay.add(key)) {
      Thread.startVirtualThread(() -> refresh(key, timeToLive, load));
    }
    return entry.value;
  }

  private void refresh(String key, Duration timeToLive, Supplier<String> load) {
    try {
      var ignored = loaded(key, timeToLive, load);
    } catch (RuntimeException failure) {
      logger.warn("{} stays as it is, and is due again", key, failure);
    } finally {
      underWay.remove(key);
    }
  }

  private String loaded(String key, Duration timeToLive, Supplier<String> load) {
    var value = load.get();
    var fresh = new Entry(System.currentTimeMillis() + timeToLive.toMillis(), value);
    redis.opsForValue().set(key, fresh.text(), timeToLive);
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
