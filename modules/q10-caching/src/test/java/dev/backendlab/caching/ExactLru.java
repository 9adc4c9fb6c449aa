package dev.backendlab.caching;

import java.util.LinkedHashMap;
import java.util.Map;

/** A cache that evicts exactly what was read longest ago: Redis takes the oldest of a few keys. */
final class ExactLru {

  private final Map<String, Boolean> entries;

  ExactLru(int room) {
    this.entries =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > room;
          }
        };
  }

  /** Cache-aside; whether it was a hit. */
  boolean read(String key) {
    return entries.put(key, true) != null;
  }
}
