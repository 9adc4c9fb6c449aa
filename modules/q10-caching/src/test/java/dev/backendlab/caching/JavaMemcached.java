package dev.backendlab.caching;

import com.thimbleware.jmemcached.CacheImpl;
import com.thimbleware.jmemcached.LocalCacheElement;
import com.thimbleware.jmemcached.MemCacheDaemon;
import com.thimbleware.jmemcached.storage.hash.ConcurrentLinkedHashMap;
import com.thimbleware.jmemcached.storage.hash.ConcurrentLinkedHashMap.EvictionPolicy;
import dev.backendlab.kit.service.FreePorts;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * jmemcached: not Memcached itself, but a server in Java that speaks its text protocol and evicts
 * by LRU as it does. For the real one, set MEMCACHED_ADDRESS.
 */
final class JavaMemcached implements OwnMemcached {

  private static final int MOST_ITEMS = 100_000;
  private static final long MOST_BYTES = 64 << 20;

  private final InetSocketAddress address =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), FreePorts.next());
  private MemCacheDaemon<LocalCacheElement> daemon = started();

  private MemCacheDaemon<LocalCacheElement> started() {
    var memory =
        ConcurrentLinkedHashMap.<com.thimbleware.jmemcached.Key, LocalCacheElement>create(
            EvictionPolicy.LRU, MOST_ITEMS, MOST_BYTES);
    var daemon = new MemCacheDaemon<>(new CacheImpl(memory));
    daemon.setAddr(address);
    daemon.start();
    return daemon;
  }

  @Override
  public String address() {
    return address.getHostString() + ":" + address.getPort();
  }

  @Override
  public void restart() {
    daemon.stop();
    daemon = started();
  }

  @Override
  public void close() {
    daemon.stop();
  }
}
