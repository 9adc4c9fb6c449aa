package dev.backendlab.caching;

import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.ArrayList;
import java.util.List;

/** The keys that this run has on Redis. */
class CachedKeys {

  private final RedisCommands<String, String> redis;
  private final String prefix;

  CachedKeys(StatefulRedisConnection<String, String> connection, CacheProperties properties) {
    this.redis = connection.sync();
    this.prefix = properties.keyPrefix();
  }

  /** An empty cache: claims run in any order. */
  void clear() {
    var pages = pages();
    for (int from = 0; from < pages.size(); from += 1_000) {
      var some = pages.subList(from, Math.min(from + 1_000, pages.size()));
      redis.unlink(some.toArray(String[]::new));
    }
  }

  List<String> pages() {
    var found = new ArrayList<String>();
    var matching = ScanArgs.Builder.matches(prefix + "product:*").limit(1_000);
    KeyScanCursor<String> page = redis.scan(matching);
    found.addAll(page.getKeys());
    while (!page.isFinished()) {
      page = redis.scan(page, matching);
      found.addAll(page.getKeys());
    }
    return found;
  }

  /** What these keys cost Redis, values and all. */
  long bytes() {
    return pages().stream().map(redis::memoryUsage).mapToLong(Long::longValue).sum();
  }
}
