package dev.backendlab.ratelimiting;

import dev.backendlab.ratelimiting.RateLimitProperties.Store;
import io.github.bucket4j.TimeMeter;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.data.redis.autoconfigure.ClientResourcesBuilderCustomizer;
import org.springframework.boot.data.redis.autoconfigure.DataRedisProperties;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientConfigurationBuilderCustomizer;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Which store counts, by which clock, and what decides when it can't. */
@Configuration(proxyBeanMethods = false)
class RateLimitConfiguration {

  /** A wall clock, because instances that share a bucket must agree on the time. */
  @Bean
  TimeMeter clock() {
    return TimeMeter.SYSTEM_MILLISECONDS;
  }

  @Bean
  RateLimiter limiter(
      RateLimitProperties properties, Buckets buckets, TimeMeter clock, Stores stores) {
    RateLimiter local =
        new LocalLimiter(quota -> properties.algorithm().limit(quota, buckets, clock), clock);
    if (properties.store() == Store.LOCAL) {
      return local;
    }
    return new OptionalStore(
        stores.of(properties), Fallback.of(properties, local), properties.rest());
  }

  @Bean
  Stores stores(
      ObjectProvider<RedisBuckets> buckets, ObjectProvider<RedisScript> script, TimeMeter clock) {
    return new Stores(buckets, script, clock);
  }

  /** Those in Redis, made when they are wanted: an API that counts locally needs no Redis. */
  record Stores(
      ObjectProvider<RedisBuckets> buckets, ObjectProvider<RedisScript> script, TimeMeter clock) {

    RateLimiter of(RateLimitProperties properties) {
      return switch (properties.store()) {
        case LOCAL -> throw new IllegalArgumentException("Nothing is stored.");
        case REDIS_BUCKETS -> buckets.getObject();
        case REDIS_SCRIPT -> script.getObject();
        case REDIS_LEASES -> new RedisLeases(script.getObject(), properties.batch(), clock);
      };
    }
  }

  /** Each command has its timeout; a decision that still tries after ten of them is given up. */
  @Bean
  @Lazy
  RedisBuckets redisBuckets(
      LateConnection redis, Buckets buckets, TimeMeter clock, DataRedisProperties settings) {
    return new RedisBuckets(redis, buckets, clock, timeout(settings).multipliedBy(10));
  }

  @Bean
  @Lazy
  RedisScript redisScript(LateConnection redis) {
    return new RedisScript(redis);
  }

  @Bean
  @Lazy
  LateConnection limiterConnection(LettuceConnectionFactory factory, DataRedisProperties settings) {
    var client = (RedisClient) factory.getRequiredNativeClient(); // Spring closes it
    var codec = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);
    return new LateConnection(() -> {
      var connection = client.connect(codec);
      connection.setTimeout(timeout(settings));
      return connection;
    });
  }

  private static Duration timeout(DataRedisProperties settings) {
    return Objects.requireNonNull(settings.getTimeout(), "spring.data.redis.timeout is not set");
  }

  /**
   * Lettuce gives the handshake of a connection the time of one command. It is several commands,
   * and nobody waits for it.
   */
  @Bean
  LettuceClientConfigurationBuilderCustomizer handshake(RateLimitProperties properties) {
    return client -> client.commandTimeout(properties.handshake());
  }

  /** Without a connection a command fails at once, instead of waiting for the next one. */
  @Bean
  LettuceClientOptionsBuilderCustomizer failsAtOnce() {
    return options -> options.disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS);
  }

  /** Lettuce waits longer and longer between attempts; limits should be back when Redis is. */
  @Bean
  ClientResourcesBuilderCustomizer reconnectsSoon() {
    var most = Duration.ofMillis(200);
    return resources ->
        resources.reconnectDelay(
            Delay.equalJitter(Duration.ofMillis(10), most, 10, TimeUnit.MILLISECONDS));
  }

  @Bean
  WebMvcConfigurer limited(RateLimitInterceptor interceptor) {
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(interceptor).addPathPatterns("/forecasts/**");
      }
    };
  }
}
