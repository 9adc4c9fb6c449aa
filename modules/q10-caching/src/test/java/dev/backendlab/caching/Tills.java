package dev.backendlab.caching;

import dev.backendlab.kit.Together;
import dev.backendlab.memcached.MemcachedServer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import net.rubyeye.xmemcached.CASOperation;
import net.rubyeye.xmemcached.MemcachedClient;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;

/** Redis and Memcached, given the same work: pages, and 64 tills that sell a lamp each at once. */
@Lazy
class Tills {

  static final int TILLS = 64;
  private static final int SECONDS = 60;
  private static final RedisScript<Boolean> ADD =
      RedisScript.of(
          "return redis.call('set', KEYS[1], redis.call('get', KEYS[1]) + 1)", Boolean.class);

  /** Two keys change, or none does. */
  private static final RedisScript<Boolean> SELL =
      RedisScript.of(
          """
          if tonumber(redis.call('get', KEYS[1])) < 1 then return false end
          redis.call('decr', KEYS[1])
          return redis.call('incr', KEYS[2]) > 0
          """,
          Boolean.class);

  private final Catalogue catalogue;
  private final ObjectProvider<MemcachedPageCache> memcachedPages;
  private final MemcachedServer server;
  private final MemcachedClient memcached;
  private final StringRedisTemplate redis;
  private final String sold;
  private final List<String> stockAndSold;
  private final String sales;

  Tills(
      Catalogue catalogue,
      ObjectProvider<MemcachedPageCache> memcachedPages,
      MemcachedServer server,
      MemcachedClient memcached) {
    this.catalogue = catalogue;
    this.memcachedPages = memcachedPages;
    this.server = server;
    this.memcached = memcached;
    this.redis = catalogue.redis();
    var prefix = catalogue.properties().keyPrefix();
    this.sold = prefix + "sold";
    this.stockAndSold = List.of(prefix + "stock", sold);
    this.sales = prefix + "sales";
  }

  String memcachedIs() {
    return server.described();
  }

  /** Statements for 50 pages, of which neither cache has one. */
  List<Long> first() throws Exception {
    return List.of(reading(redisPages(), true), reading(memcachedPages.getObject(), true));
  }

  /** Statements for the same pages, read again. */
  List<Long> second() throws Exception {
    return List.of(reading(redisPages(), false), reading(memcachedPages.getObject(), false));
  }

  private PageCache redisPages() {
    return new RedisPageCache(redis);
  }

  private long reading(PageCache cache, boolean isFirst) throws Exception {
    var aside = catalogue.aside(catalogue.pages(), cache, Duration.ofDays(1));
    var pages =
        IntStream.rangeClosed(1, 50).mapToObj(id -> new ProductKey(id, ShopCurrency.EUR)).toList();
    if (isFirst) {
      pages.forEach(page -> cache.evict(catalogue.keys().of(page)));
    }
    return catalogue
        .postgres()
        .statements(ProductPages.COMMENT)
        .of(() -> pages.forEach(aside::find));
  }

  /** What Redis has when all have sold, and what Memcached has. */
  private List<Long> sold(Callable<?> onRedis, Callable<?> onMemcached) throws Exception {
    redis.opsForValue().set(sold, "0", Catalogue.MINUTE);
    memcached.set(sold, SECONDS, "0");
    Together.run(TILLS, onRedis);
    Together.run(TILLS, onMemcached);
    return List.of(inRedis(sold), inMemcached(sold));
  }

  private long inRedis(String key) {
    return Long.parseLong(String.valueOf(redis.opsForValue().get(key)));
  }

  private long inMemcached(String key) throws Exception {
    return Long.parseLong(memcached.<String>get(key).strip());
  }

  /** By get and set; all have read before the first writes. */
  List<Long> readAndWrittenBack() throws Exception {
    var allHaveRead = new CyclicBarrier(TILLS);
    return sold(
        () -> {
          long read = inRedis(sold);
          allHaveRead.await();
          redis.opsForValue().set(sold, "" + (read + 1), Catalogue.MINUTE);
          return read;
        },
        () -> {
          long read = inMemcached(sold);
          allHaveRead.await();
          return memcached.set(sold, SECONDS, "" + (read + 1));
        });
  }

  /** By INCR and incr. */
  List<Long> incremented() throws Exception {
    return sold(() -> redis.opsForValue().increment(sold), () -> memcached.incr(sold, 1));
  }

  /** By a script, and by cas until it succeeds. */
  List<Long> comparedAndSet() throws Exception {
    var oneMore =
        new CASOperation<String>() {
          @Override
          public int getMaxTries() {
            return Integer.MAX_VALUE;
          }

          @Override
          public String getNewValue(long cas, String sold) {
            return "" + (Long.parseLong(sold.strip()) + 1);
          }
        };
    return sold(
        () -> redis.execute(ADD, List.of(sold)), () -> memcached.cas(sold, SECONDS, oneMore));
  }

  /** Ten lamps, in stock or sold: the totals that tills see while a script sells them. */
  Set<Long> totalsInRedis() throws Exception {
    var totals = new ConcurrentSkipListSet<Long>();
    redis.opsForValue().set(stockAndSold.getFirst(), "10", Catalogue.MINUTE);
    redis.opsForValue().set(sold, "0", Catalogue.MINUTE);
    Together.run(
        TILLS,
        () -> {
          redis.execute(SELL, stockAndSold);
          var seen = redis.opsForValue().multiGet(stockAndSold);
          return totals.add(seen.stream().mapToLong(Long::parseLong).sum());
        });
    return totals;
  }

  /** The same where one till sells one of them by two commands. */
  Set<Long> totalsInMemcached() throws Exception {
    var stock = stockAndSold.getFirst();
    memcached.set(stock, SECONDS, "10");
    memcached.set(sold, SECONDS, "0");
    var totals = new TreeSet<>(Set.of(inMemcached(stock) + inMemcached(sold)));
    memcached.decr(stock, 1);
    totals.add(inMemcached(stock) + inMemcached(sold));
    memcached.incr(sold, 1);
    return totals;
  }

  /** After one chair and 64 lamps: Redis keeps the list of sales in order. */
  Set<String> bestSeller() throws Exception {
    redis.delete(sales);
    redis.opsForZSet().incrementScore(sales, "chair", 1);
    Together.run(TILLS, () -> redis.opsForZSet().incrementScore(sales, "lamp", 1));
    redis.expire(sales, Catalogue.MINUTE);
    return redis.opsForZSet().reverseRange(sales, 0, 0);
  }
}
