package dev.backendlab.caching;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * A cache that may fail: its failure is a miss, and is not paid for by every reader.
 *
 * <p>After a failure the cache is left alone for a while, then one reader tries it: a small circuit
 * breaker. An eviction that fails is lost, and the page stale until its time is up; so a page lives
 * for minutes, not for days.
 */
class OptionalPageCache implements PageCache {

  private static final Lookup.Miss UNKNOWN = new Lookup.Miss("");
  private static final long WELL = 0;

  private final PageCache cache;
  private final long rest;
  private final AtomicLong restsUntil = new AtomicLong(WELL);

  OptionalPageCache(PageCache cache, Duration rest) {
    this.cache = cache;
    this.rest = rest.toNanos();
  }

  @Override
  public Lookup look(String key) {
    return tried(() -> cache.look(key), UNKNOWN);
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // this very object, not one like it
  public void put(String key, String value, Duration timeToLive, Lookup.Miss miss) {
    if (miss != UNKNOWN) {
      tried(
          () -> {
            cache.put(key, value, timeToLive, miss);
            return miss;
          },
          miss);
    }
  }

  @Override
  public void evict(String key) {
    tried(
        () -> {
          cache.evict(key);
          return UNKNOWN;
        },
        UNKNOWN);
  }

  private <T> T tried(Supplier<T> command, T otherwise) {
    long until = restsUntil.get();
    if (until != WELL && !isFirstAfter(until)) {
      return otherwise;
    }
    try {
      var answer = command.get();
      restsUntil.set(WELL);
      return answer;
    } catch (RuntimeException failure) {
      restsUntil.set(later());
      return otherwise;
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
