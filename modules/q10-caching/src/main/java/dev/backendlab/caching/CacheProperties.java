package dev.backendlab.caching;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How product pages are cached.
 *
 * @param store where
 * @param keyPrefix before every key, so that several applications can share a server
 * @param timeToLive how stale a page may be that was changed behind the cache's back
 * @param absentFor how long to remember that a product does not exist
 * @param commandTimeout how long a reader waits for the cache before asking the database
 * @param rest how long a cache that failed is left alone
 * @param loads how many pages may be computed at once; readers beyond that are turned away
 * @param memoryPolicy what the Redis server is to evict when its memory is full
 */
@ConfigurationProperties("cache")
record CacheProperties(
    @DefaultValue("redis") Store store,
    String keyPrefix,
    @DefaultValue("10m") Duration timeToLive,
    @DefaultValue("30s") Duration absentFor,
    Duration commandTimeout,
    @DefaultValue("500ms") Duration rest,
    @DefaultValue("32") int loads,
    @DefaultValue("allkeys-lfu") String memoryPolicy) {

  enum Store {
    REDIS,
    MEMCACHED
  }
}
