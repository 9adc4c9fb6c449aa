package dev.backendlab.jwt.api;

import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/** Reads the deny-list: one question to Redis per request, and the service is stateful again. */
@Component
class DenyList {

  private final StringRedisTemplate redis;
  private final boolean asked;
  private final String prefix;

  DenyList(StringRedisTemplate redis, ApiProperties api) {
    this.redis = redis;
    this.asked = api.denyList();
    this.prefix = api.redisPrefix() + "denied:";
  }

  boolean contains(String tokenId) {
    try {
      return asked && redis.hasKey(prefix + tokenId);
    } catch (DataAccessException away) {
      throw new NoAnswer("the deny-list", away);
    }
  }
}
