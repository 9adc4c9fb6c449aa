package dev.backendlab.ratelimiting;

import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * GCRA as a script that Redis runs: one round trip for a decision, whatever the answer.
 *
 * <p>A script is atomic, so nobody can come between reading and writing, and the clock is Redis's
 * own, so the instances' clocks need not agree.
 */
class RedisScript implements RateLimiter {

  private static final String TAKE =
      """
      local now = redis.call('TIME')
      now = now[1] * 1000000 + now[2]
      local interval, burst, wanted = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
      local empty_at = math.max(tonumber(redis.call('GET', KEYS[1]) or 0), now)
      local free = burst - math.ceil((empty_at - now) / interval)
      local granted = math.max(0, math.min(wanted, free))
      if granted > 0 then
        empty_at = empty_at + granted * interval
        redis.call('SET', KEYS[1], string.format('%d', empty_at),
            'PX', math.ceil((empty_at - now) / 1000))
      end
      return {granted, empty_at - now}
      """;

  private final RedisCommands<String, byte[]> redis;
  private final String digest;

  RedisScript(StatefulRedisConnection<String, byte[]> connection) {
    this.redis = connection.sync();
    this.digest = redis.digest(TAKE);
  }

  /**
   * What came of asking for some calls at once.
   *
   * @param granted how many may be made
   * @param remaining how many more would pass now
   * @param nextIn how long until there is one more
   */
  record Grant(long granted, long remaining, Duration nextIn) {}

  @Override
  public Decision decide(String key, Quota quota) {
    var grant = take(key, quota, 1);
    return new Decision(grant.granted() == 1, grant.remaining(), grant.nextIn());
  }

  /** Takes up to so many calls of the quota at once. */
  Grant take(String key, Quota quota, long wanted) {
    long micros = Math.ceilDiv(quota.interval(), 1_000);
    var gcra = new Gcra(micros, quota.limit());
    var answer = evaluate(key, bytes(micros), bytes(quota.limit()), bytes(wanted));
    long backlog = answer.get(1);
    return new Grant(
        answer.get(0), gcra.free(backlog), Duration.ofNanos(1_000 * gcra.untilOneMore(backlog)));
  }

  /** A Redis that was restarted has forgotten the script, and is told it again. */
  private List<Long> evaluate(String key, byte[]... arguments) {
    var keys = new String[] {key};
    try {
      return run(digest, keys, arguments);
    } catch (RedisNoScriptException forgotten) {
      return redis.eval(TAKE, ScriptOutputType.MULTI, keys, arguments);
    }
  }

  List<Long> run(String digest, String[] keys, byte[]... arguments) {
    return redis.evalsha(digest, ScriptOutputType.MULTI, keys, arguments);
  }

  String load() {
    return redis.scriptLoad(TAKE);
  }

  private static byte[] bytes(long number) {
    return Long.toString(number).getBytes(StandardCharsets.US_ASCII);
  }
}
