package dev.backendlab.caching;

import dev.backendlab.kit.Counter;
import dev.backendlab.kit.Stage;
import dev.backendlab.redis.RedisServer;
import java.time.Duration;
import org.springframework.context.annotation.Lazy;

/** Readers of one page, from Redis and from the memory of this process. */
@Lazy
class NearReaders {

  private static final int READS = 1_000;
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final NearPageCache near;
  private final CacheKeys keys;
  private final Counter gets;
  private final CacheAside fromRedis;
  private final CacheAside fromNear;

  NearReaders(
      NearPageCache near,
      RedisPageCache redis,
      ProductPages pages,
      CacheKeys keys,
      RedisServer server) {
    this.near = near;
    this.keys = keys;
    this.gets = server.counter("get");
    this.fromRedis = new CacheAside(pages, redis, keys, MINUTE, Duration.ZERO);
    this.fromNear = new CacheAside(pages, near, keys, MINUTE, Duration.ZERO);
  }

  Products catalogue() {
    return fromNear;
  }

  /** The GET commands that Redis counted. */
  long readsOnRedis(Stage stage, ProductKey key) throws Exception {
    return reads(stage, "reads on Redis", fromRedis, key);
  }

  /** The same with the page in this process. */
  long readsNearby(Stage stage, ProductKey key) throws Exception {
    return reads(stage, "reads in this process", fromNear, key);
  }

  boolean has(ProductKey key) {
    return near.isNear(keys.of(key));
  }

  private long reads(Stage stage, String what, Products from, ProductKey key) throws Exception {
    return gets.during(() -> stage.time(what, READS, () -> from.find(key).orElseThrow())).count();
  }
}
