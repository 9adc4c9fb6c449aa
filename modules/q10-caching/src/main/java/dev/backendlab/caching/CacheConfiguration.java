package dev.backendlab.caching;

import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.resource.Delay;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import net.rubyeye.xmemcached.MemcachedClient;
import net.rubyeye.xmemcached.XMemcachedClientBuilder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.data.redis.autoconfigure.ClientResourcesBuilderCustomizer;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/** The way of product pages: the shop's cache-aside, and the servers behind it. */
@Configuration(proxyBeanMethods = false)
class CacheConfiguration {

  @Bean
  CacheAside catalogue(
      ProductPages pages, OptionalPageCache cache, CacheKeys keys, CacheProperties properties) {
    var source = new BoundedProducts(pages, properties.loads());
    return new CacheAside(source, cache, keys, properties.timeToLive(), properties.absentFor());
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
        };
    return new OptionalPageCache(cache, properties.rest());
  }

  @Bean
  @Lazy
  RedisPageCache redisPageCache(StringRedisTemplate redis) {
    return new RedisPageCache(redis);
  }

  @Bean
  @Lazy
  NearPageCache nearPageCache(LettuceConnectionFactory connections, RedisPageCache redis) {
    return new NearPageCache(connections, redis);
  }

  @Bean
  @Lazy
  MemcachedPageCache memcachedPageCache(MemcachedClient memcached) {
    return new MemcachedPageCache(memcached);
  }

  /** Lettuce keeps commands for a server that is away; a visitor would wait for its return. */
  @Bean
  LettuceClientOptionsBuilderCustomizer failsAtOnce() {
    return options -> options.disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS);
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
