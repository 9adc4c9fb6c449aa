package dev.backendlab.caching;

import dev.backendlab.kit.service.Patience;
import dev.backendlab.postgresql.PostgresServer;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.cache.CacheManager;
import org.springframework.data.redis.core.StringRedisTemplate;

/** 100 readers of one hot key, the list of bestsellers, while its query is under way. */
record Crowd(
    Storefront storefront,
    HeldBestsellers bestsellers,
    EarlyRefresh early,
    CacheManager caches,
    PostgresServer postgres,
    StringRedisTemplate redis,
    CacheProperties properties) {

  static final int READERS = 100;

  /** For a reader who needs no query, more than enough to have its answer. */
  private static final Duration MOMENT = Duration.ofMillis(300);

  private static final Duration LITTLE_IS_LEFT = Duration.ofSeconds(20);
  private static final Duration LIFE = Duration.ofMinutes(1);

  /** So long that each reader finds the entry due. */
  private static final Duration LOAD_MAY_TAKE = Duration.ofDays(1);

  /**
   * What 100 readers came to.
   *
   * @param waiting those who had no answer while the query was held
   */
  record Reading(long statements, long waiting) {}

  Reading unprotected() throws Exception {
    redis.delete(properties.keyPrefix() + Storefront.CACHE + "::now");
    return read(this::readUnprotected);
  }

  Reading singleFlight() throws Exception {
    redis.delete(properties.keyPrefix() + Storefront.CACHE + "::now");
    return read(storefront::bestsellers);
  }

  Reading refreshedEarly() throws Exception {
    redis.delete(earlyKey());
    early.get(earlyKey(), LITTLE_IS_LEFT, Duration.ZERO, bestsellers::now);
    return read(() -> early.get(earlyKey(), LIFE, LOAD_MAY_TAKE, bestsellers::now));
  }

  /** The rest of its life, in seconds. */
  long livesOn() {
    return redis.getExpire(earlyKey());
  }

  private String earlyKey() {
    return properties.keyPrefix() + "bestsellers:early";
  }

  private Reading read(Runnable reader) throws Exception {
    var come = new CountDownLatch(READERS);
    var answered = new LongAdder();
    var counted =
        postgres
            .statements(Bestsellers.COMMENT)
            .during(() -> {
              var hold = bestsellers.held();
              try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < READERS; i++) {
                  threads.execute(() -> {
                    come.countDown();
                    reader.run();
                    answered.increment();
                  });
                }
                come.await();
                hold.awaitArrived();
                Patience.until(() -> answered.sum() == READERS, MOMENT);
                long waiting = READERS - answered.sum();
                hold.release();
                return waiting;
              } finally {
                bestsellers.awaitEnd();
              }
            });
    return new Reading(counted.count(), counted.result());
  }

  /** Cache-aside in three lines, as it is written first. */
  private void readUnprotected() {
    var cache = Objects.requireNonNull(caches.getCache(Storefront.CACHE));
    if (cache.get("now", String.class) == null) {
      cache.put("now", bestsellers.now());
    }
  }
}
