package dev.backendlab.ratelimiting;

import io.lettuce.core.RedisException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A limiter whose store may fail, and what stands in for it then.
 *
 * <p>A caller who finds it failing waits for the command's timeout; all others are spared that,
 * because the store is then left alone for a while, after which one call tries it: a small circuit
 * breaker. It opens for a failure of the store. A failure of one key is settled by the stores
 * themselves: else one bad key would end everybody's limit.
 */
final class OptionalStore implements RateLimiter {

  private static final Logger log = LoggerFactory.getLogger(OptionalStore.class);
  private static final long WELL = 0;

  private final RateLimiter store;
  private final RateLimiter otherwise;
  private final Duration rest;
  private final AtomicLong restsUntil = new AtomicLong(WELL);

  OptionalStore(RateLimiter store, RateLimiter otherwise, Duration rest) {
    this.store = store;
    this.otherwise = otherwise;
    this.rest = rest;
  }

  @Override
  public Decision decide(String key, Quota quota) {
    long until = restsUntil.get();
    if (until != WELL && !isFirstAfter(until)) {
      return otherwise.decide(key, quota);
    }
    try {
      var decision = store.decide(key, quota);
      if (restsUntil.getAndSet(WELL) != WELL) {
        log.info("Redis counts again.");
      }
      return decision;
    } catch (RedisException failure) {
      boolean first = restsUntil.getAndSet(later()) == WELL;
      if (first || until != WELL) { // one line for all that failed together
        log.warn("Redis does not count, and is left alone for {}: {}", rest, failure.toString());
      }
      return otherwise.decide(key, quota);
    }
  }

  private boolean isFirstAfter(long until) {
    return System.nanoTime() - until >= 0 && restsUntil.compareAndSet(until, later());
  }

  private long later() {
    long later = System.nanoTime() + rest.toNanos();
    return rest.isZero() ? WELL : later == WELL ? 1 : later;
  }
}
