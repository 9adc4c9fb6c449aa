package dev.backendlab.caching;

import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * A hash whose fields expire one by one: HPEXPIRE where the server has it (Redis 7.4), before that
 * a deadline per field beside the hash, and a script that keeps both in step.
 */
final class ExpiringFields {

  private static final String NOW =
      """
      local now = redis.call('time')
      local millis = now[1] * 1000 + math.floor(now[2] / 1000)
      """;
  private static final String PUT =
      NOW
          + """
          redis.call('hset', KEYS[1], ARGV[1], ARGV[2])
          redis.call('zadd', KEYS[2], millis + ARGV[3], ARGV[1])
          """;
  private static final String FIELDS =
      NOW
          + """
          for _, field in ipairs(redis.call('zrangebyscore', KEYS[2], '-inf', millis)) do
            redis.call('hdel', KEYS[1], field)
            redis.call('zrem', KEYS[2], field)
          end
          return redis.call('hkeys', KEYS[1])
          """;

  private final RedisCommands<String, String> redis;
  private final String key;
  private final boolean natively;

  ExpiringFields(RedisCommands<String, String> redis, String key) {
    this.redis = redis;
    this.key = key;
    this.natively = redis.commandInfo("hpexpire").getFirst() instanceof List<?>;
  }

  String how() {
    return natively
        ? "This Redis expires fields by itself (HPEXPIRE)."
        : "HPEXPIRE came with Redis 7.4 and this server is older: a deadline for each field stands"
            + " beside the hash, and a script keeps both in step.";
  }

  void put(String field, String value, Duration timeToLive) {
    if (natively) {
      redis.hset(key, field, value);
      redis.hpexpire(key, timeToLive, field);
    } else {
      var millis = Long.toString(timeToLive.toMillis());
      redis.eval(PUT, ScriptOutputType.STATUS, keys(), field, value, millis);
    }
  }

  Set<String> fields() {
    if (natively) {
      return Set.copyOf(redis.hkeys(key));
    }
    List<String> left = redis.eval(FIELDS, ScriptOutputType.MULTI, keys());
    return Set.copyOf(left);
  }

  private String[] keys() {
    return new String[] {key, key + ":deadlines"};
  }
}
