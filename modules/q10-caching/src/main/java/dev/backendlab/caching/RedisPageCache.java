package dev.backendlab.caching;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;

/** Pages in Redis: one command for a hit, three for a miss that is filled. */
class RedisPageCache implements PageCache {

  /** Compare and set: Redis runs a script to its end before the next command. */
  private static final RedisScript<Void> PUT =
      RedisScript.of(
          """
          if redis.call('get', KEYS[1]) == ARGV[1] then
            redis.call('set', KEYS[1], ARGV[2], 'px', ARGV[3])
          end
          """);

  private final StringRedisTemplate redis;

  RedisPageCache(StringRedisTemplate redis) {
    this.redis = redis;
  }

  @Override
  public Lookup look(String key) {
    var value = read(key);
    if (value == null) {
      var lease = ON_LEASE + UUID.randomUUID();
      if (redis.opsForValue().setIfAbsent(key, lease, LEASE)) {
        return new Lookup.Miss(lease);
      }
      value = read(key);
    }
    return value == null ? new Lookup.Miss("") : known(value);
  }

  /** Another program's list or hash is no page, and makes room for one. */
  private @Nullable String read(String key) {
    try {
      return redis.opsForValue().get(key);
    } catch (DataAccessException failure) {
      if (!CircuitBreaker.isAnswer(failure)) {
        throw failure;
      }
      redis.delete(key);
      return null;
    }
  }

  static Lookup known(String value) {
    return value.startsWith(ON_LEASE) ? new Lookup.Miss(value) : new Lookup.Hit(value);
  }

  @Override
  public void put(String key, String value, Duration timeToLive, Lookup.Miss miss) {
    var millis = Long.toString(timeToLive.toMillis());
    redis.execute(PUT, List.of(key), miss.lease(), value, millis);
  }

  @Override
  public void evict(String key) {
    redis.delete(key);
  }
}
