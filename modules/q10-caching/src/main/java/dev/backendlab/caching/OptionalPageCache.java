package dev.backendlab.caching;

import java.time.Duration;

/**
 * A cache that may fail: its failure is a miss, and a {@link CircuitBreaker} spares the next
 * readers the wait.
 *
 * <p>An eviction that fails is lost, and the page stale until its time is up; so a page lives for
 * minutes, not for days.
 */
class OptionalPageCache implements PageCache {

  private static final Lookup.Miss UNKNOWN = new Lookup.Miss("");

  private final PageCache cache;
  private final CircuitBreaker breaker;

  OptionalPageCache(PageCache cache, Duration rest) {
    this.cache = cache;
    this.breaker = new CircuitBreaker(rest);
  }

  @Override
  public Lookup look(String key) {
    return breaker.tried(() -> cache.look(key), UNKNOWN);
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // this very object, not one like it
  public void put(String key, String value, Duration timeToLive, Lookup.Miss miss) {
    if (miss != UNKNOWN) {
      breaker.tried(
          () -> {
            cache.put(key, value, timeToLive, miss);
            return miss;
          },
          miss);
    }
  }

  @Override
  public void evict(String key) {
    breaker.tried(
        () -> {
          cache.evict(key);
          return UNKNOWN;
        },
        UNKNOWN);
  }
}
