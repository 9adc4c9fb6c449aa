package dev.backendlab.caching;

import io.lettuce.core.SetArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;

/** A cache without leases: whoever comes last is right. */
final class PlainPut implements PageCache {

  private final RedisPageCache cache;
  private final RedisCommands<String, String> redis;

  PlainPut(RedisPageCache cache, StatefulRedisConnection<String, String> connection) {
    this.cache = cache;
    this.redis = connection.sync();
  }

  @Override
  public Lookup look(String key) {
    return cache.look(key);
  }

  @Override
  public void put(String key, String value, Duration timeToLive, Lookup.Miss miss) {
    redis.set(key, value, SetArgs.Builder.px(timeToLive));
  }

  @Override
  public void evict(String key) {
    cache.evict(key);
  }
}
