package dev.backendlab.caching;

import static org.awaitility.Awaitility.await;

import dev.backendlab.kit.Latencies;
import dev.backendlab.kit.Stage;
import dev.backendlab.memcached.MemcachedServer;
import dev.backendlab.postgresql.PostgresServer;
import dev.backendlab.redis.RedisServer;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import net.rubyeye.xmemcached.MemcachedClient;
import net.rubyeye.xmemcached.XMemcachedClientBuilder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;

/** Redis and Memcached, given the same work. */
@Lazy
class TwoCaches {

  private static final int PAGES = 330;
  private static final Duration DAY = Duration.ofDays(1);

  private final ProductPages pages;
  private final CacheKeys keys;
  private final PostgresServer postgres;
  private final RedisPageCache redisPages;
  private final ObjectProvider<MemcachedPageCache> memcachedPages;
  private final RedisCommands<String, String> redis;
  private final MemcachedClient memcached;
  private final MemcachedServer server;
  private final String prefix;

  TwoCaches(
      ProductPages pages,
      CacheKeys keys,
      PostgresServer postgres,
      RedisPageCache redisPages,
      ObjectProvider<MemcachedPageCache> memcachedPages,
      StatefulRedisConnection<String, String> connection,
      MemcachedClient memcached,
      MemcachedServer server,
      CacheProperties properties) {
    this.pages = pages;
    this.keys = keys;
    this.postgres = postgres;
    this.redisPages = redisPages;
    this.memcachedPages = memcachedPages;
    this.redis = connection.sync();
    this.memcached = memcached;
    this.server = server;
    this.prefix = properties.keyPrefix();
  }

  /** What a cache did with 330 pages, read twice. */
  record Served(long firstStatements, long secondStatements, Reading read, Latencies hits) {}

  String memcachedIs() {
    return server.described();
  }

  Served redis(Stage stage) throws Exception {
    return served(stage, "330 pages from Redis", redisPages);
  }

  Served memcached(Stage stage) throws Exception {
    return served(stage, "330 pages from Memcached", memcachedPages.getObject());
  }

  private Served served(Stage stage, String what, PageCache cache) throws Exception {
    var aside = new CacheAside(pages, cache, keys, DAY, Duration.ZERO);
    for (int product = 1; product <= PAGES; product++) {
      keys.about(product).forEach(cache::evict);
    }
    var first = new Reading(aside, "EUR");
    var statements = postgres.statements(ProductPages.COMMENT);
    long missed = statements.of(() -> first.pages(PAGES));
    var second = new Reading(aside, "EUR");
    var hits = statements.during(() -> stage.time(what, PAGES, second::next));
    return new Served(missed, hits.count(), second, hits.result());
  }

  List<Long> first(Served redis, Served memcached) {
    return List.of(redis.firstStatements(), memcached.firstStatements());
  }

  List<Long> second(Served redis, Served memcached) {
    return List.of(redis.secondStatements(), memcached.secondStatements());
  }

  /** Two tills sell one each, at the same time; Redis is told what to add. */
  long soldInRedis() {
    var key = prefix + "sold";
    redis.del(key);
    redis.zincrby(key, 1, "lamp");
    redis.zincrby(key, 1, "lamp");
    return redis.zscore(key, "lamp").longValue();
  }

  /** The same tills with Memcached: both read the list, add to it, and write it back. */
  long soldInMemcached() throws Exception {
    var key = prefix + "sold";
    memcached.set(key, 60, "lamp=0");
    var oneTill = memcached.<String>get(key);
    var otherTill = memcached.<String>get(key);
    memcached.set(key, 60, oneMoreIn(oneTill));
    memcached.set(key, 60, oneMoreIn(otherTill));
    var sold = memcached.<String>get(key);
    memcached.delete(key);
    return Long.parseLong(sold.substring("lamp=".length()));
  }

  private static String oneMoreIn(String list) {
    return "lamp=" + (Integer.parseInt(list.substring("lamp=".length())) + 1);
  }

  ExpiringFields redisBasket() {
    return new ExpiringFields(redis, prefix + "basket");
  }

  /** What is left of a basket when the time of its coupon is up. */
  static Set<String> left(ExpiringFields basket) {
    basket.put("items", "lamp", Duration.ofHours(1));
    basket.put("coupon", "TEN", Duration.ofMillis(200));
    await().pollInterval(Duration.ofMillis(20)).until(() -> !basket.fields().contains("coupon"));
    return basket.fields();
  }

  /** An entry has one time for all that is in it, in whole seconds. */
  Set<String> leftInMemcached() throws Exception {
    var key = prefix + "basket";
    memcached.set(key, 1, "items=lamp coupon=TEN");
    await()
        .pollInterval(Duration.ofMillis(50))
        .until(() -> !memcachedFields(key).contains("coupon"));
    return memcachedFields(key);
  }

  private Set<String> memcachedFields(String key) throws Exception {
    var basket = memcached.<String>get(key);
    return basket == null ? Set.of() : Set.of(basket.replaceAll("=\\w+", "").split(" "));
  }

  /** Redis with its append-only file on. */
  static String afterRestartOfRedis() {
    try (var server = RedisServer.start("appendonly yes", "appendfsync always")) {
      try (var client = RedisClient.create(server.uri());
          var connection = client.connect()) {
        connection.sync().set("basket", "lamp");
      }
      server.restart();
      try (var client = RedisClient.create(server.uri());
          var connection = client.connect()) {
        var found = connection.sync().get("basket");
        return found == null ? "nothing" : found;
      }
    }
  }

  static String afterRestartOfMemcached() throws Exception {
    try (var server = MemcachedServer.start()) {
      var before = clientOf(server);
      before.set("basket", 0, "lamp");
      before.shutdown();
      server.restart();
      var after = clientOf(server);
      var found = after.<String>get("basket");
      after.shutdown();
      return found == null ? "nothing" : found;
    }
  }

  private static MemcachedClient clientOf(MemcachedServer server) throws IOException {
    return new XMemcachedClientBuilder(server.address()).build();
  }
}
