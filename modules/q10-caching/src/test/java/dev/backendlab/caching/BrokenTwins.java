package dev.backendlab.caching;

import dev.backendlab.kit.BrokenTwin;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import net.rubyeye.xmemcached.MemcachedClient;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The mistakes: each is a line that looks right, and was found in somebody's production. */
final class BrokenTwins {

  private BrokenTwins() {}

  @BrokenTwin(
      value = "in-memory",
      says = "The cache key names the product, but not the currency in which its page is shown.")
  static class KeyWithoutCurrency extends CacheKeys {

    KeyWithoutCurrency(CacheProperties properties) {
      super(properties);
    }

    @Override
    String of(ProductKey key) {
      return super.of(new ProductKey(key.product(), ShopCurrency.EUR));
    }
  }

  @BrokenTwin(
      value = "db-load",
      says = "The cache key has the visitor in it, although every visitor sees the same page.")
  static class KeyPerVisitor extends CacheKeys {

    private final AtomicInteger visitors = new AtomicInteger();

    KeyPerVisitor(CacheProperties properties) {
      super(properties);
    }

    @Override
    String of(ProductKey key) {
      return super.of(key) + ":visitor-" + visitors.incrementAndGet();
    }
  }

  @BrokenTwin(
      value = "response-time",
      says = "Pages expire after a millisecond, \"to be on the safe side\": before anyone is back.")
  static class ExpiresAtOnce {}

  @BrokenTwin(
      value = "sessions",
      says = "Sessions stay where Tomcat puts them, in the memory of the instance that made them.")
  static class SessionsInMemory {}

  @BrokenTwin(
      value = "memcached",
      says = "The expiry is sent in milliseconds, as to Redis: Memcached reads a date in 1970.")
  static class MillisecondsToMemcached extends MemcachedPageCache {

    MillisecondsToMemcached(MemcachedClient memcached) {
      super(memcached);
    }

    @Override
    int expiry(Duration timeToLive) {
      return Math.toIntExact(timeToLive.toMillis());
    }
  }

  @BrokenTwin(
      value = "staleness",
      says = "The page is evicted in the transaction, right after the update, before the commit.")
  static class EvictsBeforeTheCommit extends PageEviction {

    EvictsBeforeTheCommit(OptionalPageCache cache, CacheKeys keys) {
      super(cache, keys);
    }

    @Override
    void isDueFor(int product) {
      evict(product);
    }
  }

  @BrokenTwin(
      value = "stampede",
      says = "@Cacheable(sync = true) is to hold back all but one; on Redis it does nothing.")
  static class TrustsSync extends Storefront {

    private final Bestsellers query;

    TrustsSync(Bestsellers bestsellers, SingleFlight flights) {
      super(bestsellers, flights);
      this.query = bestsellers;
    }

    @Override
    @Cacheable(cacheNames = CACHE, key = "'now'", sync = true)
    public String bestsellers() {
      return query.now();
    }
  }

  @BrokenTwin(
      value = "penetration",
      says = "The filter is filled at the start, and hears of no product that comes later.")
  static class LearnsNothing extends KnownProducts {

    LearnsNothing(JdbcClient jdbc) {
      super(jdbc);
    }

    @Override
    List<Integer> added() {
      return List.of();
    }
  }

  @BrokenTwin(
      value = "eviction",
      says = "The server keeps Redis's default: when its memory is full it refuses to write.")
  static class EvictsNothing {}

  @BrokenTwin(
      value = "outage",
      says = "A reader waits a minute for the cache before it asks the database.")
  static class WaitsForTheCache {}

  @BrokenTwin(
      value = "near-cache",
      says = "Pages are kept in a map of this process, and nobody tells it when they change.")
  static class UntrackedNearCache extends NearPageCache {

    UntrackedNearCache(LettuceConnectionFactory connections, RedisPageCache redis) {
      super(connections, redis);
    }

    @Override
    CompletionStage<String> track(StatefulRedisConnection<String, String> connection) {
      return CompletableFuture.completedFuture("OK");
    }
  }
}
