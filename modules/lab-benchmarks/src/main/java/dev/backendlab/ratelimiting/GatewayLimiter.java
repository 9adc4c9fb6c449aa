package dev.backendlab.ratelimiting;

import dev.backendlab.redis.RedisServer;
import java.util.List;
import org.springframework.cloud.gateway.filter.ratelimit.RedisRateLimiter;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;

/** The limiter of Spring Cloud Gateway with its own script, without a gateway. */
final class GatewayLimiter {

  private static final ClassPathResource SCRIPT =
      new ClassPathResource("META-INF/scripts/request_rate_limiter.lua");

  private GatewayLimiter() {}

  static RedisRateLimiter on(RedisServer redis) {
    var address = new RedisStandaloneConfiguration(redis.host(), redis.port());
    address.setPassword(redis.password());
    var connections = new LettuceConnectionFactory(address);
    connections.start();
    var context = new GenericApplicationContext();
    var beans = context.getBeanFactory();
    beans.registerSingleton("redis", new ReactiveStringRedisTemplate(connections));
    beans.registerSingleton(RedisRateLimiter.REDIS_SCRIPT_NAME, RedisScript.of(SCRIPT, List.class));
    context.refresh();
    int limit = Math.toIntExact(Limiters.QUOTA.limit());
    var limiter = new RedisRateLimiter(limit, limit, 1);
    limiter.setApplicationContext(context);
    return limiter;
  }
}
