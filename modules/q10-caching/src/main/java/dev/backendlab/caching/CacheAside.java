package dev.backendlab.caching;

import dev.backendlab.caching.PageCache.Lookup;
import java.time.Duration;
import java.util.Optional;

/**
 * Cache-aside: ask the cache; on a miss ask the source, and leave the answer in the cache.
 *
 * <p>That a product does not exist is an answer too, and is remembered for a shorter time.
 */
class CacheAside implements Products {

  private static final String ABSENT = "";

  private final Products source;
  private final PageCache cache;
  private final CacheKeys keys;
  private final Duration timeToLive;
  private final Duration absentFor;

  /**
   * @param absentFor zero to ask the source each time for what does not exist
   */
  CacheAside(
      Products source, PageCache cache, CacheKeys keys, Duration timeToLive, Duration absentFor) {
    this.source = source;
    this.cache = cache;
    this.keys = keys;
    this.timeToLive = timeToLive;
    this.absentFor = absentFor;
  }

  @Override
  public Optional<Page> find(ProductKey key) {
    var name = keys.of(key);
    return switch (cache.look(name)) {
      case Lookup.Hit(String value) when value.equals(ABSENT) -> Optional.empty();
      case Lookup.Hit(String value) -> Optional.of(new Page(value, Page.Origin.CACHE));
      case Lookup.Miss miss -> loaded(key, name, miss);
    };
  }

  private Optional<Page> loaded(ProductKey key, String name, Lookup.Miss miss) {
    var page = source.find(key);
    if (page.isPresent()) {
      cache.put(name, page.get().json(), timeToLive, miss);
    } else if (absentFor.isPositive()) {
      cache.put(name, ABSENT, absentFor, miss);
    }
    return page;
  }
}
