package dev.backendlab.jwt.issuer;

import dev.backendlab.kit.BrokenTwin;
import java.util.Optional;
import org.springframework.data.redis.core.StringRedisTemplate;

@BrokenTwin(
    value = "revocation",
    says =
        "A refresh token may be used again and again, so that no client is ever logged out by a lost answer.")
class RefreshTokensForEver extends RefreshTokens {

  private final StringRedisTemplate redis;
  private final String prefix;

  RefreshTokensForEver(StringRedisTemplate redis, IssuerProperties issuer) {
    super(redis, issuer);
    this.redis = redis;
    this.prefix = issuer.redisPrefix() + "refresh:";
  }

  @Override
  public Optional<Renewed> renew(String token) {
    var login = token.split("\\.", 2)[0];
    return Optional.ofNullable(redis.opsForValue().get(prefix + login))
        .map(kept -> new Renewed(kept.split(" ", 2)[0], token));
  }
}
