package dev.backendlab.caching;

import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionStateAdapter;
import io.lettuce.core.TrackingArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.support.caching.CacheAccessor;
import io.lettuce.core.support.caching.CacheFrontend;
import io.lettuce.core.support.caching.ClientSideCaching;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * Pages in this process, in front of Redis, which remembers who read what (CLIENT TRACKING) and
 * tells us when it changes.
 *
 * <p>It needs a connection of its own, because the invalidations come on the one that reads. While
 * that is lost nothing is near: what changes meanwhile, nobody tells us.
 */
class NearPageCache implements PageCache {

  private final PageCache redis;
  private final Map<String, String> pages = new ConcurrentHashMap<>();
  private final CacheFrontend<String, String> frontend;
  private volatile boolean isTracked;

  NearPageCache(LettuceConnectionFactory connections, PageCache redis) {
    this.redis = redis;
    var connection = ((RedisClient) connections.getRequiredNativeClient()).connect();
    this.frontend = ClientSideCaching.create(CacheAccessor.forMap(pages), connection);
    track(connection).thenRun(() -> isTracked = true);
    connection.addListener(new Tracking(connection));
  }

  CompletionStage<String> track(StatefulRedisConnection<String, String> connection) {
    return connection.async().clientTracking(TrackingArgs.Builder.enabled());
  }

  @Override
  public Lookup look(String key) {
    var value = isTracked ? frontend.get(key) : null;
    return value == null || value.startsWith(ON_LEASE) ? redis.look(key) : new Lookup.Hit(value);
  }

  @Override
  public void put(String key, String value, Duration timeToLive, Lookup.Miss miss) {
    redis.put(key, value, timeToLive, miss);
  }

  @Override
  public void evict(String key) {
    redis.evict(key);
  }

  boolean isNear(String key) {
    return pages.containsKey(key);
  }

  /** A new connection is not tracked before it has asked for it. */
  private final class Tracking extends RedisConnectionStateAdapter {

    private final StatefulRedisConnection<String, String> connection;

    Tracking(StatefulRedisConnection<String, String> connection) {
      this.connection = connection;
    }

    @Override
    public void onRedisDisconnected(RedisChannelHandler<?, ?> lost) {
      isTracked = false;
      pages.clear();
    }

    @Override
    public void onRedisConnected(RedisChannelHandler<?, ?> restored, SocketAddress address) {
      track(connection).thenRun(() -> isTracked = true);
    }
  }
}
