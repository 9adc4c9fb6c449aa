package dev.backendlab.caching;

import dev.backendlab.kit.Together;
import dev.backendlab.memcached.MemcachedServer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CyclicBarrier;
import net.rubyeye.xmemcached.MemcachedClient;
import org.springframework.context.annotation.Lazy;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;

/** Redis and Memcached, given the same work: pages, and 64 tills that sell a lamp each at once. */
@Lazy
record Tills(
    Catalogue catalogue,
    StringRedisTemplate redis,
    MemcachedClient memcached,
    MemcachedPageCache memcachedPages,
    MemcachedServer server) {

  private static final int TILLS = 64;
  private static final int SECONDS = 60;

  /** Two keys change, or none does. */
  private static final RedisScript<Boolean> SELL =
      RedisScript.of(
          """
          if tonumber(redis.call('get', KEYS[1])) < 1 then return false end
          redis.call('decr', KEYS[1])
          return redis.call('incr', KEYS[2]) > 0
          """,
          Boolean.class);

  /** Statements for 30 pages that neither cache has; and when they are read again. */
  List<List<Long>> readings() throws Exception {
    var redisPages = new RedisPageCache(redis);
    for (var page : Catalogue.thirty(ShopCurrency.EUR)) {
      redisPages.evict(catalogue.keys().of(page));
      memcachedPages.evict(catalogue.keys().of(page));
    }
    var first = List.of(reading(redisPages), reading(memcachedPages));
    return List.of(first, List.of(reading(redisPages), reading(memcachedPages)));
  }

  private long reading(PageCache cache) throws Exception {
    var shop = catalogue.aside(catalogue.pages(), cache, Duration.ofDays(1));
    var statements = catalogue.postgres().statements(ProductPages.COMMENT);
    return statements.of(() -> Catalogue.thirty(ShopCurrency.EUR).forEach(shop::find));
  }

  private String key(String name) {
    return catalogue.properties().keyPrefix() + name;
  }

  private void set(String name, String value) throws Exception {
    redis.opsForValue().set(key(name), value, Catalogue.MINUTE);
    memcached.set(key(name), SECONDS, value);
  }

  private long inMemcached(String name) throws Exception {
    return Long.parseLong(memcached.<String>get(key(name)).strip());
  }

  /** The lamps sold in the end: on Redis, on Memcached. */
  private List<Long> sold(Callable<?> onRedis, Callable<?> onMemcached) throws Exception {
    set("sold", "0");
    Together.run(TILLS, onRedis);
    Together.run(TILLS, onMemcached);
    return List.of(redis.opsForValue().increment(key("sold"), 0), inMemcached("sold"));
  }

  /** By get and set; all have read before the first writes. */
  List<Long> readAndWrittenBack() throws Exception {
    var allHaveRead = new CyclicBarrier(TILLS);
    return sold(
        () -> {
          var read = redis.opsForValue().get(key("sold"));
          allHaveRead.await();
          redis.opsForValue().set(key("sold"), next(String.valueOf(read)));
          return true;
        },
        () -> {
          var read = memcached.<String>get(key("sold"));
          allHaveRead.await();
          return memcached.set(key("sold"), SECONDS, next(read));
        });
  }

  /** By INCR and incr. */
  List<Long> incremented() throws Exception {
    return sold(
        () -> redis.opsForValue().increment(key("sold")), () -> memcached.incr(key("sold"), 1));
  }

  /** By a script, and by cas until it succeeds. */
  List<Long> comparedAndSet() throws Exception {
    set("stock", "100");
    return sold(
        () -> redis.execute(SELL, List.of(key("stock"), key("sold"))),
        () -> {
          var seen = memcached.<String>gets(key("sold"));
          while (!memcached.cas(key("sold"), SECONDS, next(seen.getValue()), seen.getCas())) {
            seen = memcached.gets(key("sold"));
          }
          return seen;
        });
  }

  private static String next(String sold) {
    return "" + (Long.parseLong(sold.strip()) + 1);
  }

  /** Ten lamps, in stock or sold: the totals that tills see while a script sells them. */
  Set<Long> totalsInRedis() throws Exception {
    var totals = new ConcurrentSkipListSet<Long>();
    var keys = List.of(key("stock"), key("sold"));
    set("stock", "10");
    set("sold", "0");
    Together.run(
        TILLS,
        () -> {
          redis.execute(SELL, keys);
          var seen = redis.opsForValue().multiGet(keys);
          return totals.add(seen.stream().mapToLong(Long::parseLong).sum());
        });
    return totals;
  }

  /** The same that is seen after the first of the two commands that Memcached needs. */
  long totalInMemcached() throws Exception {
    memcached.decr(key("stock"), 1);
    return inMemcached("stock") + inMemcached("sold");
  }

  /** After one chair and 64 lamps: Redis keeps the list of sales in order. */
  Set<String> bestSeller() throws Exception {
    redis.delete(key("sales"));
    redis.opsForZSet().incrementScore(key("sales"), "chair", 1);
    Together.run(TILLS, () -> redis.opsForZSet().incrementScore(key("sales"), "lamp", 1));
    redis.expire(key("sales"), Catalogue.MINUTE);
    return redis.opsForZSet().reverseRange(key("sales"), 0, 0);
  }
}
