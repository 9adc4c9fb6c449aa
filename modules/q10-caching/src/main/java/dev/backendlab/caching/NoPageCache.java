package dev.backendlab.caching;

import java.time.Duration;

/** No cache: what the shop runs on to see what its cache is worth. */
class NoPageCache implements PageCache {

  @Override
  public Lookup look(String key) {
    return new Lookup.Miss("");
  }

  @Override
  public void put(String key, String value, Duration timeToLive, Lookup.Miss miss) {}

  @Override
  public void evict(String key) {}
}
