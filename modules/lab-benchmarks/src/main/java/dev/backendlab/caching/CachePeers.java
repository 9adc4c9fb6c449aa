package dev.backendlab.caching;

import dev.backendlab.kit.Counter;
import dev.backendlab.peers.Compared;
import dev.backendlab.peers.RedisReads;
import dev.backendlab.peers.Way;
import dev.backendlab.redis.RedisServer;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.springframework.cache.Cache;
import org.springframework.data.redis.cache.RedisCacheConfiguration;
import org.springframework.data.redis.cache.RedisCacheManager;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.serializer.RedisSerializationContext.SerializationPair;
import org.springframework.data.redis.serializer.RedisSerializer;

/** A product page that is in Redis. */
@State(Scope.Benchmark)
@Compared(name = "cache", work = "A cache hit in Redis", with = "lettuce")
public class CachePeers implements Counter {

  private static final String PAGE =
      """
      {"id" : 7, "name" : "Product 7", "currency" : "EUR", "price" : 1234, "stars" : 3.98,\
       "reviews" : 220, "sold" : 1180, "boughtTogether" : ["Product 12", "Product 3", "Product 81"]}\
      """;

  private static final RedisServer REDIS = RedisServer.start();
  private static final Counter READS = new RedisReads(REDIS);
  private static final RedisCommands<String, String> LETTUCE =
      RedisClient.create(REDIS.uri()).connect().sync();

  private static final LettuceConnectionFactory SPRING = spring();
  private static final StringRedisTemplate TEMPLATE = new StringRedisTemplate(SPRING);
  private static final ProductKey KEY = new ProductKey(7, ShopCurrency.EUR);
  private static final Products OURS = ours();
  private static final Cache SPRINGS_CACHE = springsCache();

  private static LettuceConnectionFactory spring() {
    var address = new RedisStandaloneConfiguration(REDIS.host(), REDIS.port());
    address.setPassword(REDIS.password());
    var connections = new LettuceConnectionFactory(address);
    connections.start();
    return connections;
  }

  /** As the shop has it. */
  private static Products ours() {
    var life = Duration.ofHours(1);
    var settings =
        new CacheProperties(
            CacheProperties.Store.REDIS, "shop:", life, life, life, life, 32, "allkeys-lfu");
    var cache = new OptionalPageCache(new RedisPageCache(TEMPLATE), settings.rest());
    Products database = key -> Optional.of(new Page(PAGE, Page.Origin.DATABASE));
    var products = new CacheAside(database, cache, new CacheKeys(settings), life, life);
    var ignored = products.find(KEY);
    return products;
  }

  /** What {@code @Cacheable} asks, without the proxy before it. */
  private static Cache springsCache() {
    var text = SerializationPair.fromSerializer(RedisSerializer.string());
    var manager =
        RedisCacheManager.builder(SPRING)
            .cacheDefaults(RedisCacheConfiguration.defaultCacheConfig().serializeValuesWith(text))
            .build();
    manager.afterPropertiesSet();
    var cache = Objects.requireNonNull(manager.getCache("pages"));
    cache.put("7:EUR", PAGE);
    return cache;
  }

  /** The least that anybody can do. */
  @Way("bare Lettuce (GET)")
  @Benchmark
  public @Nullable Object lettuce() {
    return LETTUCE.get("shop:product:7:EUR");
  }

  /** A key, a lease, an origin, and a circuit breaker. */
  @Way(value = "ours (cache-aside)", mostTimes = 1.2)
  @Benchmark
  public Object cacheAside() {
    return OURS.find(KEY).orElseThrow();
  }

  /** What ours is made of. */
  @Way("Spring's template")
  @Benchmark
  public @Nullable Object template() {
    return TEMPLATE.opsForValue().get("shop:product:7:EUR");
  }

  /** Values as text, as ours has them; its usual serializers cost more. */
  @Way("Spring's cache")
  @Benchmark
  public @Nullable Object springCache() {
    return SPRINGS_CACHE.get("7:EUR", String.class);
  }

  @Override
  public long now() {
    return READS.now();
  }
}
