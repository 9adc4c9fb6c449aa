package dev.backendlab.caching;

import dev.backendlab.kit.Hold;
import dev.backendlab.kit.service.Patience;
import dev.backendlab.postgresql.PostgresServer;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.cache.CacheManager;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 100 readers of one hot key, the list of bestsellers, while its query is held. */
@Import(Crowd.HeldBestsellers.class)
record Crowd(
    Storefront storefront,
    HeldBestsellers bestsellers,
    EarlyRefresh early,
    CacheManager caches,
    PostgresServer postgres,
    StringRedisTemplate redis) {

  private static final int READERS = 100;
  private static final Duration LIFE = Duration.ofMinutes(1);

  private static final Duration MOMENT = Duration.ofMillis(200);

  /**
   * The outcome for all readers.
   *
   * @param waiting those who had no answer while the query was held
   */
  record Readers(long statements, long waiting) {}

  Readers unprotected() throws Exception {
    var cache = Objects.requireNonNull(caches.getCache(Storefront.CACHE));
    cache.evict("now");
    Runnable asIsWrittenFirst =
        () -> {
          if (cache.get("now") == null) {
            cache.put("now", bestsellers.now());
          }
        };
    return read(asIsWrittenFirst, MOMENT);
  }

  Readers singleFlight() throws Exception {
    Objects.requireNonNull(caches.getCache(Storefront.CACHE)).evict("now");
    return read(storefront::bestsellers, MOMENT);
  }

  /** The list has 20 seconds to live, and all find it due: a load may take a day. */
  Readers refreshedEarly(String key) throws Exception {
    var ignored = early.get(key, Duration.ofSeconds(20), Duration.ZERO, bestsellers::now);
    return read(() -> early.get(key, LIFE, Duration.ofDays(1), bestsellers::now), LIFE);
  }

  /** For a reader who needs no query, the moment is more than enough to have its answer. */
  private Readers read(Runnable reader, Duration moment) throws Exception {
    var come = new CountDownLatch(READERS);
    var waiting = new AtomicInteger(READERS);
    var statements = postgres.statements(Bestsellers.COMMENT);
    long before = statements.now();
    var hold = bestsellers.held();
    int seen;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < READERS; i++) {
        threads.execute(() -> {
          come.countDown();
          reader.run();
          waiting.decrementAndGet();
        });
      }
      come.await();
      hold.awaitArrived();
      Patience.until(() -> waiting.get() == 0, moment);
      seen = waiting.get();
      hold.release();
    }
    Patience.until(() -> statements.now() > before, LIFE); // it may be behind the readers' backs
    return new Readers(statements.now() - before, seen);
  }

  /** The query is held until it is seen which readers wait for it. */
  @Primary
  static class HeldBestsellers extends Bestsellers {

    private volatile Hold hold = new Hold(0);

    HeldBestsellers(JdbcClient jdbc) {
      super(jdbc);
      hold.release();
    }

    Hold held() {
      hold = new Hold(1);
      return hold;
    }

    @Override
    String now() {
      hold.arrive();
      return super.now();
    }
  }
}
