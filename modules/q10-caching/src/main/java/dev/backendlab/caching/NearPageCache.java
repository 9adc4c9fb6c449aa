package dev.backendlab.caching;

import io.lettuce.core.RedisClient;
import io.lettuce.core.TrackingArgs;
import io.lettuce.core.support.caching.CacheAccessor;
import io.lettuce.core.support.caching.CacheFrontend;
import io.lettuce.core.support.caching.ClientSideCaching;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Pages in this process, in front of Redis, which remembers who read what (CLIENT TRACKING) and
 * tells us when it changes.
 *
 * <p>It needs a connection of its own, because the invalidations come on the one that reads.
 */
class NearPageCache implements PageCache {

  private final PageCache redis;
  private final Map<String, String> pages = new ConcurrentHashMap<>();
  private final CacheFrontend<String, String> frontend;

  NearPageCache(RedisClient client, PageCache redis) {
    this.redis = redis;
    this.frontend = frontend(client, CacheAccessor.forMap(pages));
  }

  CacheFrontend<String, String> frontend(RedisClient client, CacheAccessor<String, String> pages) {
    return ClientSideCaching.enable(pages, client.connect(), TrackingArgs.Builder.enabled());
  }

  @Override
  public Lookup look(String key) {
    var value = frontend.get(key);
    return value == null || value.startsWith(ON_LEASE) ? redis.look(key) : new Lookup.Hit(value);
  }

  @Override
  public void put(String key, String value, Duration timeToLive, Lookup.Miss miss) {
    redis.put(key, value, timeToLive, miss);
  }

  @Override
  public void evict(String key) {
    redis.evict(key);
  }

  boolean isNear(String key) {
    return pages.containsKey(key);
  }
}
