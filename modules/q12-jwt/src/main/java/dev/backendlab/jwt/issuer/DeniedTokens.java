package dev.backendlab.jwt.issuer;

import io.jsonwebtoken.Claims;
import java.time.Duration;
import java.time.Instant;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/** Writes the deny-list: the ids of tokens that were logged out before their time. */
@Component
class DeniedTokens {

  private final StringRedisTemplate redis;
  private final String prefix;
  private final Duration skew;

  DeniedTokens(StringRedisTemplate redis, IssuerProperties issuer) {
    this.redis = redis;
    this.prefix = issuer.redisPrefix() + "denied:";
    this.skew = issuer.clockSkew();
  }

  /** Denied until the slowest clock lets it die anyway, so that the list forgets it then. */
  void deny(Claims token) {
    var left = Duration.between(Instant.now(), token.getExpiration().toInstant().plus(skew));
    if (left.toMillis() > 0) {
      redis.opsForValue().set(prefix + token.getId(), "logged out", left);
    }
  }
}
