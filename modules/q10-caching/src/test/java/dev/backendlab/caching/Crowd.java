package dev.backendlab.caching;

import static org.awaitility.Awaitility.await;

import dev.backendlab.kit.Stage;
import dev.backendlab.postgresql.PostgresServer;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.Objects;
import org.springframework.cache.CacheManager;

/** 200 readers of one hot key: the list of bestsellers, at the moment when it expires. */
class Crowd {

  static final int READERS = 200;
  private static final Duration LIFE = Duration.ofSeconds(3);
  private static final Duration LOAD_MAY_TAKE = Duration.ofMillis(300);

  private final Storefront storefront;
  private final HeldBestsellers bestsellers;
  private final EarlyRefresh early;
  private final CacheManager caches;
  private final PostgresServer postgres;
  private final RedisCommands<String, String> redis;
  private final String prefix;

  Crowd(
      Storefront storefront,
      HeldBestsellers bestsellers,
      EarlyRefresh early,
      CacheManager caches,
      PostgresServer postgres,
      StatefulRedisConnection<String, String> connection,
      CacheProperties properties) {
    this.storefront = storefront;
    this.bestsellers = bestsellers;
    this.early = early;
    this.caches = caches;
    this.postgres = postgres;
    this.redis = connection.sync();
    this.prefix = properties.keyPrefix();
  }

  long unprotected(Stage stage) throws Exception {
    return readAtOnce(stage, "200 readers at the expiry, no protection", this::readUnprotected);
  }

  long singleFlight(Stage stage) throws Exception {
    return readAtOnce(stage, "200 readers at the expiry, single flight", storefront::bestsellers);
  }

  /** Reads on, past more than two expiries. */
  long refreshedEarly(Stage stage) throws Exception {
    var key = prefix + "bestsellers:early";
    early.get(key, LIFE, LOAD_MAY_TAKE, bestsellers::now);
    var load = stage.load("%d reads a second past two expiries, early refresh".formatted(READERS));
    return postgres
        .statements(Bestsellers.COMMENT)
        .during(() ->
            load.rate(
                READERS,
                LIFE.multipliedBy(2).plusMillis(200),
                i -> early.get(key, LIFE, LOAD_MAY_TAKE, bestsellers::now)))
        .count();
  }

  private long readAtOnce(Stage stage, String what, Runnable reader) throws Exception {
    reader.run();
    expire();
    bestsellers.expect(READERS);
    var load = stage.load(what).clients(READERS);
    return postgres
        .statements(Bestsellers.COMMENT)
        .during(() ->
            load.requests(
                READERS,
                i -> {
                  bestsellers.come();
                  reader.run();
                }))
        .count();
  }

  private void expire() {
    var key = prefix + Storefront.CACHE + "::now";
    redis.pexpire(key, 1);
    await().pollInterval(Duration.ofMillis(1)).until(() -> redis.exists(key) == 0);
  }

  /** Cache-aside in three lines, as it is written first. */
  private String readUnprotected() {
    var cache = Objects.requireNonNull(caches.getCache(Storefront.CACHE));
    var found = cache.get("now", String.class);
    if (found == null) {
      found = bestsellers.now();
      cache.put("now", found);
    }
    return found;
  }
}
