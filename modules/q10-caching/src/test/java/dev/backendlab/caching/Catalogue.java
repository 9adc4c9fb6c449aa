package dev.backendlab.caching;

import dev.backendlab.kit.ByName;
import dev.backendlab.kit.Hold;
import dev.backendlab.kit.Latencies;
import dev.backendlab.kit.Stage;
import dev.backendlab.postgresql.Plan;
import dev.backendlab.postgresql.PostgresServer;
import dev.backendlab.redis.RedisServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The shop's catalogue: as PostgreSQL has it, as the shop's cache has it, or by another cache. */
record Catalogue(
    CacheAside shop,
    ProductPages pages,
    OptionalPageCache cache,
    CacheKeys keys,
    CacheProperties properties,
    Prices prices,
    StringRedisTemplate redis,
    RedisServer redisServer,
    PostgresServer postgres,
    JdbcClient jdbc,
    TransactionTemplate transactions) {

  static final ProductKey LAMP = new ProductKey(4_711, ShopCurrency.EUR);
  static final Duration MINUTE = Duration.ofMinutes(1);
  private static final String NAME = "select /* name */ name from product where id = ?";

  CacheAside aside(Products source, PageCache into, Duration timeToLive) {
    return new CacheAside(source, into, keys, timeToLive, Duration.ZERO);
  }

  Plan page() {
    return Plan.of(jdbc, ProductPages.STATEMENT, "EUR", LAMP.product());
  }

  /** Of a row that is found by its key. */
  Plan name() {
    return Plan.of(jdbc, NAME, LAMP.product());
  }

  static List<ProductKey> thirty(ShopCurrency currency) {
    return IntStream.rangeClosed(1, 30).mapToObj(id -> new ProductKey(id, currency)).toList();
  }

  private static ProductKey any() {
    return thirty(ShopCurrency.EUR).get(ThreadLocalRandom.current().nextInt(30));
  }

  /** Of 30 pages in each currency, read twice: those from Redis that are right to the byte. */
  long rightFromRedis() {
    var all = Stream.of(ShopCurrency.values()).flatMap(each -> thirty(each).stream()).toList();
    all.forEach(shop::find);
    return all.stream().filter(this::isRightFromRedis).count();
  }

  private boolean isRightFromRedis(ProductKey key) {
    var page = shop.find(key).orElseThrow();
    return page.origin() == Page.Origin.CACHE && isRight(page, key);
  }

  boolean isFresh(Products products) {
    return isRight(products.find(LAMP).orElseThrow(), LAMP);
  }

  private boolean isRight(Page page, ProductKey key) {
    return page.json().equals(pages.find(key).orElseThrow().json());
  }

  /** The dear page and the cheap row, each from both. */
  ByName<Latencies> timed(Stage stage) throws Exception {
    redis.opsForValue().set(properties.keyPrefix() + "name", name(LAMP.product()), MINUTE);
    return stage
        .inTurn("one answer")
        .way("page, PostgreSQL", () -> pages.find(any()))
        .way("page, Redis", () -> shop.find(any()))
        .way("name, PostgreSQL", () -> name(LAMP.product()))
        .way("name, Redis", this::cachedName)
        .rounds(100);
  }

  private String name(int product) {
    return jdbc.sql(NAME).param(product).query(String.class).single();
  }

  private String cachedName() {
    return String.valueOf(redis.opsForValue().get(properties.keyPrefix() + "name"));
  }

  /** The statements and commands for 30 names each. */
  List<Long> tripsForNames() throws Exception {
    var wanted = thirty(ShopCurrency.EUR);
    return List.of(
        postgres.statements("/* name */").of(() -> wanted.forEach(key -> name(key.product()))),
        redisServer.counter("get").of(() -> wanted.forEach(key -> cachedName())));
  }

  /** By a script, say, which evicts nothing. The page lives for so long. */
  CacheAside repricedBehindTheCache(Duration timeToLive) {
    cache.evict(keys.of(LAMP));
    var brief = aside(pages, cache, timeToLive);
    brief.find(LAMP);
    jdbc.sql("update product set cents = cents + 1 where id = ?").param(LAMP.product()).update();
    return brief;
  }

  /** The shop's own change, and a visitor who reads before its commit. */
  void repriceUnderReader(long cents) {
    transactions.executeWithoutResult(transaction -> {
      prices.change(LAMP.product(), cents);
      CompletableFuture.supplyAsync(() -> shop.find(LAMP)).join();
    });
  }

  /** A reader misses and loads, and puts the page here only after the change. */
  void repriceUnderSlowReader(long cents, PageCache here) {
    here.evict(keys.of(LAMP));
    var hold = new Hold(1);
    Products heldUp =
        wanted -> {
          var page = pages.find(wanted);
          hold.arrive();
          return page;
        };
    var reader = CompletableFuture.supplyAsync(() -> aside(heldUp, here, MINUTE).find(LAMP));
    hold.awaitArrived();
    prices.change(LAMP.product(), cents);
    hold.release();
    reader.join();
  }

  /** The last put is right. */
  PageCache withoutLeases() {
    return new RedisPageCache(redis) {
      @Override
      public void put(String key, String value, Duration timeToLive, Lookup.Miss miss) {
        redis.opsForValue().set(key, value, timeToLive);
      }
    };
  }
}
