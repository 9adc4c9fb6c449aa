package dev.backendlab.caching;

import java.util.LinkedHashMap;

/** A cache that evicts exactly what was read longest ago, where Redis samples a few keys. */
final class ExactLru {

  private final LinkedHashMap<String, Boolean> entries = new LinkedHashMap<>(16, 0.75f, true);
  private final int room;

  ExactLru(int room) {
    this.room = room;
  }

  /** Cache-aside; whether it was a hit. */
  boolean read(String key) {
    boolean hit = entries.put(key, true) != null;
    if (entries.size() > room) {
      entries.pollFirstEntry();
    }
    return hit;
  }
}
