package dev.backendlab.ratelimiting;

import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.Base16;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * GCRA as a script that Redis runs: one round trip for a decision, whatever the answer.
 *
 * <p>A script is atomic, so nobody can come between reading and writing, and the clock is Redis's
 * own, so the instances' clocks need not agree. A value that can't be one of this script's, by its
 * type or by a date further ahead than two full quotas reach, is overwritten.
 */
class RedisScript implements RateLimiter {

  private static final String TAKE =
      """
      local now = redis.call('TIME')
      now = now[1] * 1000000 + now[2]
      local interval, burst, wanted = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
      local found = redis.pcall('GET', KEYS[1])
      if type(found) == 'table' and string.sub(found.err, 1, 9) ~= 'WRONGTYPE' then
        return found
      end
      local empty_at = type(found) == 'string' and tonumber(found) or 0
      local readable = not found or (empty_at > 0 and empty_at <= now + 2 * burst * interval)
      empty_at = readable and math.max(empty_at, now) or now
      local free = burst - math.ceil((empty_at - now) / interval)
      local granted = math.max(0, math.min(wanted, free))
      if granted > 0 then
        empty_at = empty_at + granted * interval
        redis.call('SET', KEYS[1], string.format('%d', empty_at),
            'PX', math.ceil((empty_at - now) / 1000))
      end
      return {granted, empty_at - now, readable and 1 or 0}
      """;

  private static final Logger log = LoggerFactory.getLogger(RedisScript.class);
  private static final String DIGEST = Base16.digest(TAKE.getBytes(StandardCharsets.UTF_8));

  private final LateConnection redis;

  RedisScript(LateConnection redis) {
    this.redis = redis;
  }

  /**
   * The answer to asking for some calls at once.
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
    if (answer.get(2) == 0) {
      log.warn("The counter {} was unreadable and begins anew.", key);
    }
    return new Grant(
        answer.get(0), gcra.free(backlog), Duration.ofNanos(1_000 * gcra.untilOneMore(backlog)));
  }

  /** A Redis that was restarted has forgotten the script, and is told it again. */
  private List<Long> evaluate(String key, byte[]... arguments) {
    var keys = new String[] {key};
    try {
      return run(DIGEST, keys, arguments);
    } catch (RedisNoScriptException forgotten) {
      return commands().eval(TAKE, ScriptOutputType.MULTI, keys, arguments);
    }
  }

  List<Long> run(String digest, String[] keys, byte[]... arguments) {
    return commands().evalsha(digest, ScriptOutputType.MULTI, keys, arguments);
  }

  String load() {
    return commands().scriptLoad(TAKE);
  }

  private RedisCommands<String, byte[]> commands() {
    return redis.get().sync();
  }

  private static byte[] bytes(long number) {
    return Long.toString(number).getBytes(StandardCharsets.US_ASCII);
  }
}
