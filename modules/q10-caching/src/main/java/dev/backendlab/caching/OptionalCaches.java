package dev.backendlab.caching;

import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.cache.RedisCache;
import org.springframework.data.redis.cache.RedisCacheConfiguration;
import org.springframework.data.redis.cache.RedisCacheManager;
import org.springframework.data.redis.cache.RedisCacheWriter;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.serializer.JacksonJsonRedisSerializer;
import org.springframework.data.redis.serializer.RedisSerializationContext.SerializationPair;
import org.springframework.stereotype.Component;

/**
 * Caches by annotation that may fail, as {@link OptionalPageCache}: Spring's own throw what Redis
 * throws, and an entry that can't be read fails each reader until its time is up.
 */
@Component
class OptionalCaches extends RedisCacheManager {

  private final CacheProperties properties;

  OptionalCaches(RedisConnectionFactory redis, CacheProperties properties) {
    super(RedisCacheWriter.nonLockingRedisCacheWriter(redis), configuration(properties));
    this.properties = properties;
  }

  /** JSON, because what comes from a shared server is no place for Java's serialization. */
  private static RedisCacheConfiguration configuration(CacheProperties properties) {
    var json = new JacksonJsonRedisSerializer<>(String.class);
    return RedisCacheConfiguration.defaultCacheConfig()
        .entryTtl(properties.timeToLive())
        .prefixCacheNameWith(properties.keyPrefix())
        .disableCachingNullValues()
        .serializeValuesWith(SerializationPair.fromSerializer(json));
  }

  @Override
  protected RedisCache createRedisCache(String name, @Nullable RedisCacheConfiguration known) {
    var configuration = known == null ? getDefaultCacheConfiguration() : known;
    var breaker = new CircuitBreaker(properties.rest());
    return new OptionalCache(name, getCacheWriter(), configuration, breaker);
  }

  private static final class OptionalCache extends RedisCache {

    private final CircuitBreaker breaker;

    OptionalCache(
        String name,
        RedisCacheWriter writer,
        RedisCacheConfiguration configuration,
        CircuitBreaker breaker) {
      super(name, writer, configuration);
      this.breaker = breaker;
    }

    @Override
    protected @Nullable Object lookup(Object key) {
      return breaker.<@Nullable Object>tried(() -> super.lookup(key), null);
    }

    @Override
    public void put(Object key, @Nullable Object value) {
      breaker.tried(
          () -> {
            super.put(key, value);
            return key;
          },
          key);
    }
  }
}
