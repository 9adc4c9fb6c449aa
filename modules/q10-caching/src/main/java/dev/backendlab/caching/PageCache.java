package dev.backendlab.caching;

import java.time.Duration;

/**
 * A cache server, as cache-aside needs it.
 *
 * <p>A miss comes with a lease on the key, and only its holder may put a value. Evicting the key
 * ends the lease, so a reader that loaded the old value just before cannot put it back after.
 *
 * @see <a href="https://www.usenix.org/conference/nsdi13/technical-sessions/presentation/nishtala">
 *     Scaling Memcache at Facebook (Nishtala et al., NSDI 2013), section 3.2.1</a>
 */
interface PageCache {

  /** How long a reader may take to load what it missed. */
  Duration LEASE = Duration.ofSeconds(5);

  /** Stands in an entry that is on lease; no page begins like it. */
  String ON_LEASE = "lease ";

  Lookup look(String key);

  /** Puts what was loaded after this miss; does nothing if the lease has ended. */
  void put(String key, String value, Duration timeToLive, Lookup.Miss miss);

  void evict(String key);

  /** The answer of a cache to a look-up. */
  sealed interface Lookup {

    record Hit(String value) implements Lookup {}

    record Miss(String lease) implements Lookup {}
  }
}
