package dev.backendlab.caching;

import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/** Warns where Redis would not evict as the shop needs it: its own default is to refuse writes. */
@Component
class MemoryPolicyCheck {

  private static final Logger logger = LoggerFactory.getLogger(MemoryPolicyCheck.class);

  private final StringRedisTemplate redis;
  private final CacheProperties properties;

  MemoryPolicyCheck(StringRedisTemplate redis, CacheProperties properties) {
    this.redis = redis;
    this.properties = properties;
  }

  @EventListener(ApplicationReadyEvent.class)
  void check() {
    try {
      RedisCallback<Properties> memory = connection -> connection.serverCommands().info("memory");
      check(redis.execute(memory));
    } catch (DataAccessException away) {
      logger.warn("Redis does not say how it evicts: {}", away.getMessage());
    }
  }

  private void check(Properties memory) {
    var limit = memory.getProperty("maxmemory", "0");
    var policy = memory.getProperty("maxmemory_policy", "none");
    if (!limit.equals("0") && !policy.equals(properties.memoryPolicy())) {
      logger.warn("Redis is to evict by {}, but does it by {}", properties.memoryPolicy(), policy);
    }
  }
}
