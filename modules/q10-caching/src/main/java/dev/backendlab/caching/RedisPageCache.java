package dev.backendlab.caching;

import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.UUID;

/** Pages in Redis: one command for a hit, three for a miss that is filled. */
class RedisPageCache implements PageCache {

  /** Compare and set: Redis runs a script to its end before the next command. */
  private static final String PUT =
      """
      if redis.call('get', KEYS[1]) == ARGV[1] then
        redis.call('set', KEYS[1], ARGV[2], 'px', ARGV[3])
      end
      """;

  private final RedisCommands<String, String> redis;

  RedisPageCache(StatefulRedisConnection<String, String> connection) {
    this.redis = connection.sync();
  }

  @Override
  public Lookup look(String key) {
    var value = redis.get(key);
    if (value == null) {
      var lease = ON_LEASE + UUID.randomUUID();
      value = redis.setGet(key, lease, SetArgs.Builder.nx().px(LEASE));
      return value == null ? new Lookup.Miss(lease) : known(value);
    }
    return known(value);
  }

  static Lookup known(String value) {
    return value.startsWith(ON_LEASE) ? new Lookup.Miss(value) : new Lookup.Hit(value);
  }

  @Override
  public void put(String key, String value, Duration timeToLive, Lookup.Miss miss) {
    redis.eval(
        PUT,
        ScriptOutputType.STATUS,
        new String[] {key},
        miss.lease(),
        value,
        Long.toString(timeToLive.toMillis()));
  }

  @Override
  public void evict(String key) {
    redis.del(key);
  }
}
