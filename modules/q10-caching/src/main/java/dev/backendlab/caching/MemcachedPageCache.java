package dev.backendlab.caching;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import net.rubyeye.xmemcached.MemcachedClient;
import net.rubyeye.xmemcached.exception.MemcachedException;

/** Pages in Memcached, whose own compare-and-set is the lease. */
class MemcachedPageCache implements PageCache {

  private final MemcachedClient memcached;

  MemcachedPageCache(MemcachedClient memcached) {
    this.memcached = memcached;
  }

  @Override
  public Lookup look(String key) {
    return call(() -> {
      var found = memcached.<String>gets(key);
      if (found == null) {
        memcached.add(key, expiry(LEASE), ON_LEASE);
        found = memcached.gets(key);
      }
      if (found == null) {
        return new Lookup.Miss("0");
      }
      return found.getValue().equals(ON_LEASE)
          ? new Lookup.Miss(Long.toString(found.getCas()))
          : new Lookup.Hit(found.getValue());
    });
  }

  @Override
  public void put(String key, String value, Duration timeToLive, Lookup.Miss miss) {
    call(() -> memcached.cas(key, expiry(timeToLive), value, Long.parseLong(miss.lease())));
  }

  @Override
  public void evict(String key) {
    call(() -> memcached.delete(key));
  }

  /** Memcached counts in whole seconds, and takes more than 30 days of them for a date. */
  int expiry(Duration timeToLive) {
    return Math.toIntExact(Math.max(1, timeToLive.toSeconds()));
  }

  private static <T> T call(Command<T> command) {
    try {
      return command.run();
    } catch (TimeoutException | MemcachedException failure) {
      throw new UncheckedIOException(new IOException(failure));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private interface Command<T> {

    T run() throws TimeoutException, InterruptedException, MemcachedException;
  }
}
