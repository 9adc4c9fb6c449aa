package dev.backendlab.ratelimiting;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Takes calls from Redis by the dozen and hands them out from memory; a refusal is remembered too,
 * until there can be another answer.
 *
 * <p>No more than the limit passes, whichever instance the calls come to. Its price: calls that one
 * instance holds are missing at the others, and lapse with it.
 */
final class RedisLeases implements RateLimiter {

  private final RedisScript script;
  private final long batch;
  private final TimeMeter clock;
  private final ConcurrentHashMap<String, Lease> leases = new ConcurrentHashMap<>();

  RedisLeases(RedisScript script, long batch, TimeMeter clock) {
    this.script = script;
    this.batch = batch;
    this.clock = clock;
  }

  @Override
  public Decision decide(String key, Quota quota) {
    long now = clock.currentTimeNanos();
    var lease =
        leases.compute(
            key,
            (same, known) ->
                known == null || known.isUsedUp(now) ? taken(key, quota, now) : known.next());
    var nextIn = Duration.ofNanos(Math.max(0, lease.nextAt() - now));
    return new Decision(lease.allowed(), lease.remaining(), nextIn);
  }

  /**
   * One caller's threads wait for one of them to ask Redis. So do, now and then, those of a caller
   * whose key shares its bin of the map.
   */
  private Lease taken(String key, Quota quota, long now) {
    var grant = script.take(key, quota, Math.min(batch, quota.limit()));
    return new Lease(
        grant.granted() > 0,
        Math.max(0, grant.granted() - 1),
        grant.remaining(),
        now + grant.nextIn().toNanos(),
        now + quota.window().toNanos());
  }

  /**
   * Calls that this instance may still hand out.
   *
   * @param allowed whether the call that made this lease, or was the last to use it, passes
   * @param held calls in hand
   * @param left calls that were left in Redis
   * @param nextAt when there are more in Redis, in ns
   * @param lapsesAt when what is in hand is void, in ns
   */
  private record Lease(boolean allowed, long held, long left, long nextAt, long lapsesAt) {

    boolean isUsedUp(long now) {
      return allowed ? held == 0 || now >= lapsesAt : now >= nextAt;
    }

    Lease next() {
      return allowed ? new Lease(true, held - 1, left, nextAt, lapsesAt) : this;
    }

    long remaining() {
      return held + left;
    }
  }
}
