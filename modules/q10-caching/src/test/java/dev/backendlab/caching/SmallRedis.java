package dev.backendlab.caching;

import dev.backendlab.redis.RedisServer;
import io.lettuce.core.RedisURI;
import java.util.function.Predicate;
import org.springframework.data.redis.RedisSystemException;
import org.springframework.data.redis.connection.RedisServerCommands;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/** A Redis with room for 100 pages of 10 kB, and a policy for when it is full. */
final class SmallRedis implements AutoCloseable {

  /** With its key, its place in the dictionary, and what malloc rounds up. */
  private static final int ENTRY = 10_500;

  private static final String PAGE = "x".repeat(10_000);

  private final RedisServer server;
  private final LettuceConnectionFactory connections;
  private final StringRedisTemplate redis;

  SmallRedis(String policy) {
    server = RedisServer.start("maxmemory-policy " + policy);
    connections =
        new LettuceConnectionFactory(
            LettuceConnectionFactory.createRedisConfiguration(RedisURI.create(server.uri())),
            LettuceClientConfiguration.defaultConfiguration());
    connections.afterPropertiesSet();
    connections.start();
    redis = new StringRedisTemplate(connections);
    redis.opsForValue().set("buffers have their size now", PAGE);
    long used = Long.parseLong(commands().info("memory").getProperty("used_memory"));
    commands().setConfig("maxmemory", Long.toString(used + (Scan.ROOM - 1L) * ENTRY));
    commands().flushAll();
  }

  private RedisServerCommands commands() {
    return connections.getConnection().serverCommands();
  }

  StringRedisTemplate redis() {
    return redis;
  }

  Predicate<String> emptied() {
    commands().flushAll();
    return this::read;
  }

  /** Cache-aside; whether it was a hit. */
  boolean read(String key) {
    if (redis.opsForValue().get(key) != null) {
      return true;
    }
    try {
      redis.opsForValue().set(key, PAGE);
      return false;
    } catch (RedisSystemException outOfMemory) {
      return false;
    }
  }

  @Override
  public void close() {
    connections.destroy();
    server.close();
  }
}
