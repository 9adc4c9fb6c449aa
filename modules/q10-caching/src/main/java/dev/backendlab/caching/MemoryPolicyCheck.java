package dev.backendlab.caching;

import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulRedisConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Warns where Redis would not evict as the shop needs it: its own default is to refuse writes. */
@Component
class MemoryPolicyCheck {

  private static final Logger logger = LoggerFactory.getLogger(MemoryPolicyCheck.class);

  private final StatefulRedisConnection<String, String> connection;
  private final CacheProperties properties;

  MemoryPolicyCheck(
      StatefulRedisConnection<String, String> connection, CacheProperties properties) {
    this.connection = connection;
    this.properties = properties;
  }

  @EventListener(ApplicationReadyEvent.class)
  void check() {
    try {
      check(connection.sync().info("memory"));
    } catch (RedisException away) {
      logger.warn("Redis does not say how it is to evict; the shop opens all the same", away);
    }
  }

  private void check(String memory) {
    if (!memory.contains("maxmemory:0\r\n")
        && !memory.contains("maxmemory_policy:" + properties.memoryPolicy() + "\r\n")) {
      logger.warn(
          "Redis is to evict by {}, but does not: {}",
          properties.memoryPolicy(),
          memory.lines().filter(line -> line.startsWith("maxmemory")).toList());
    }
  }
}
