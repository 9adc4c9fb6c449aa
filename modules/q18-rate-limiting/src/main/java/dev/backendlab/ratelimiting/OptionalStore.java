package dev.backendlab.ratelimiting;

import io.github.bucket4j.TimeoutException;
import io.lettuce.core.RedisException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A limiter whose store may fail, and what stands in for it then.
 *
 * <p>Whoever finds it failing waits for the command's timeout; all others are spared that, because
 * the store is then left alone for a while, after which one call tries it: a small circuit breaker.
 */
final class OptionalStore implements RateLimiter {

  private static final long WELL = 0;

  private final RateLimiter store;
  private final RateLimiter otherwise;
  private final long rest;
  private final AtomicLong restsUntil = new AtomicLong(WELL);

  OptionalStore(RateLimiter store, RateLimiter otherwise, Duration rest) {
    this.store = store;
    this.otherwise = otherwise;
    this.rest = rest.toNanos();
  }

  @Override
  public Decision decide(String key, Quota quota) {
    long until = restsUntil.get();
    if (until != WELL && !isFirstAfter(until)) {
      return otherwise.decide(key, quota);
    }
    try {
      var decision = store.decide(key, quota);
      restsUntil.set(WELL);
      return decision;
    } catch (RedisException | TimeoutException failure) {
      restsUntil.set(later());
      return otherwise.decide(key, quota);
    }
  }

  private boolean isFirstAfter(long until) {
    return System.nanoTime() - until >= 0 && restsUntil.compareAndSet(until, later());
  }

  private long later() {
    long later = System.nanoTime() + rest;
    return later == WELL ? 1 : later;
  }
}
