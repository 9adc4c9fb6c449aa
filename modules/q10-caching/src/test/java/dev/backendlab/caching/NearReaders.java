package dev.backendlab.caching;

import dev.backendlab.kit.Stage;
import dev.backendlab.redis.RedisServer;
import java.time.Duration;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Readers of one page, from Redis and from the memory of this process. */
@Component
@Lazy
class NearReaders {

  private static final int READS = 1_000;
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final NearPageCache near;
  private final CacheKeys keys;
  private final RedisServer server;
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
    this.server = server;
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
    long before = gets();
    stage.time(what, READS, () -> from.find(key).orElseThrow());
    return gets() - before;
  }

  private long gets() {
    return server.commands().getOrDefault("get", 0L);
  }
}
