package dev.backendlab.caching;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import net.rubyeye.xmemcached.MemcachedClient;
import net.rubyeye.xmemcached.XMemcachedClientBuilder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.data.redis.autoconfigure.ClientResourcesBuilderCustomizer;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** What product pages pass through on their way: the shop's cache-aside and the servers behind. */
@Configuration(proxyBeanMethods = false)
class CacheConfiguration {

  @Bean
  CacheAside catalogue(
      ProductPages pages, OptionalPageCache cache, CacheKeys keys, CacheProperties properties) {
    return new CacheAside(pages, cache, keys, properties.timeToLive(), properties.absentFor());
  }

  @Bean
  OptionalPageCache pageCache(
      CacheProperties properties,
      ObjectProvider<RedisPageCache> redis,
      ObjectProvider<MemcachedPageCache> memcached) {
    var cache =
        switch (properties.store()) {
          case REDIS -> redis.getObject();
          case MEMCACHED -> memcached.getObject();
          case NONE -> new NoPageCache();
        };
    return new OptionalPageCache(cache, properties.rest());
  }

  @Bean
  @Lazy
  RedisPageCache redisPageCache(StatefulRedisConnection<String, String> connection) {
    return new RedisPageCache(connection);
  }

  @Bean
  @Lazy
  NearPageCache nearPageCache(RedisClient client, RedisPageCache redis) {
    return new NearPageCache(client, redis);
  }

  @Bean
  @Lazy
  MemcachedPageCache memcachedPageCache(MemcachedClient memcached) {
    return new MemcachedPageCache(memcached);
  }

  @Bean
  StatefulRedisConnection<String, String> pageConnection(RedisClient client) {
    return client.connect();
  }

  @Bean
  RedisClient redisClient(
      CacheProperties properties, DataRedisConnectionDetails details, ClientResources resources) {
    var uri = properties.redisUri() == null ? uri(details) : RedisURI.create(properties.redisUri());
    var client = RedisClient.create(resources, uri);
    client.setOptions(
        ClientOptions.builder()
            .timeoutOptions(TimeoutOptions.enabled(properties.commandTimeout()))
            .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
            .build());
    return client;
  }

  private static RedisURI uri(DataRedisConnectionDetails details) {
    var server =
        Objects.requireNonNull(details.getStandalone(), "a cluster is no address of one server");
    var uri =
        RedisURI.Builder.redis(server.getHost(), server.getPort())
            .withDatabase(server.getDatabase())
            .withSsl(details.getSslBundle() != null);
    var user = details.getUsername();
    var password = details.getPassword();
    if (password != null) {
      uri.withAuthentication(user == null ? "default" : user, password.toCharArray());
    }
    return uri.build();
  }

  /** Lettuce waits longer and longer between attempts; a cache should be back when it is back. */
  @Bean
  ClientResourcesBuilderCustomizer reconnectsSoon() {
    var most = Duration.ofMillis(200);
    return resources ->
        resources.reconnectDelay(
            Delay.equalJitter(Duration.ofMillis(10), most, 10, TimeUnit.MILLISECONDS));
  }

  @Bean(destroyMethod = "shutdown")
  @Lazy
  MemcachedClient memcachedClient(
      @Value("${memcached.address}") String address, CacheProperties properties)
      throws IOException {
    var client = new XMemcachedClientBuilder(address).build();
    client.setOpTimeout(properties.commandTimeout().toMillis());
    return client;
  }
}
