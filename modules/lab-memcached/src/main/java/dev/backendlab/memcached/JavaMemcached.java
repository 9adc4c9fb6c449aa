package dev.backendlab.memcached;

import com.thimbleware.jmemcached.CacheImpl;
import com.thimbleware.jmemcached.Key;
import com.thimbleware.jmemcached.LocalCacheElement;
import com.thimbleware.jmemcached.MemCacheDaemon;
import com.thimbleware.jmemcached.storage.hash.ConcurrentLinkedHashMap;
import com.thimbleware.jmemcached.storage.hash.ConcurrentLinkedHashMap.EvictionPolicy;
import dev.backendlab.kit.service.OwnServer;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * jmemcached: not Memcached itself, but a server in this JVM that speaks its text protocol, and
 * evicts by LRU as it does.
 */
final class JavaMemcached implements OwnServer {

  private static final int MOST_ITEMS = 100_000;
  private static final long MOST_BYTES = 64 << 20;

  private final InetSocketAddress address;
  private @Nullable MemCacheDaemon<LocalCacheElement> daemon;
  private String failure = "";

  JavaMemcached(Address address) {
    this.address = new InetSocketAddress(address.host(), address.port());
  }

  @Override
  public synchronized void start() {
    var memory =
        ConcurrentLinkedHashMap.<Key, LocalCacheElement>create(
            EvictionPolicy.LRU, MOST_ITEMS, MOST_BYTES);
    var started = new MemCacheDaemon<>(new CacheImpl(memory));
    started.setAddr(address);
    try {
      started.start();
      daemon = started;
    } catch (RuntimeException refused) {
      failure = refused + ": " + refused.getCause();
    }
  }

  @Override
  public synchronized boolean isAlive() {
    return daemon != null;
  }

  /** It ends with this JVM only. */
  @Override
  public Optional<String> death() {
    return Optional.empty();
  }

  @Override
  public void end(String signal) {
    kill();
  }

  @Override
  public synchronized void kill() {
    if (daemon != null) {
      daemon.stop();
      daemon = null;
    }
  }

  @Override
  public void pause() {
    throw new IllegalStateException("A Memcached inside this JVM can't be frozen; install a real.");
  }

  @Override
  public void resume() {
    // it was never frozen
  }

  @Override
  public synchronized String log() {
    return failure;
  }

  @Override
  public void close() {
    kill();
  }
}
