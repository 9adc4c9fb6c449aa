package dev.backendlab.jwt.issuer;

import java.time.Duration;
import java.util.Optional;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/** The old way, for comparison: a random number that means nothing until it is looked up. */
@Component
class Sessions {

  private static final Duration LIFE = Duration.ofMinutes(30);

  private final StringRedisTemplate redis;
  private final String prefix;

  Sessions(StringRedisTemplate redis, IssuerProperties issuer) {
    this.redis = redis;
    this.prefix = issuer.redisPrefix() + "session:";
  }

  String open(String user) {
    var token = "session_" + Secret.random();
    redis.opsForValue().set(prefix + Secret.hash(token), user, LIFE);
    return token;
  }

  Optional<String> userOf(String token) {
    return Optional.ofNullable(redis.opsForValue().get(prefix + Secret.hash(token)));
  }

  void end(String token) {
    redis.delete(prefix + Secret.hash(token));
  }
}
