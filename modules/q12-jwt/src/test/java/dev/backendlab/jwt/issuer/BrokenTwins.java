package dev.backendlab.jwt.issuer;

import dev.backendlab.kit.BrokenTwin;
import io.jsonwebtoken.JwtBuilder;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Issuers that mean well. */
final class BrokenTwins {

  private BrokenTwins() {}

  @BrokenTwin(
      value = "compact",
      says = "The issuer puts every permission into the token, so that none has to be looked up.")
  static class TokensWithPermissions extends AccessTokens {

    TokensWithPermissions(IssuerProperties issuer, SigningKeys keys) {
      super(issuer, keys);
    }

    @Override
    JwtBuilder draft(String user, Collection<String> roles, Duration life) {
      var all = IntStream.range(0, 200).mapToObj("https://shop.example/permissions/%d"::formatted);
      return super.draft(user, roles, life).claim("permissions", all.toList());
    }
  }

  @BrokenTwin(
      value = "revocation",
      says = "A refresh token may be used again, so that no client is logged out by a lost answer.")
  static class LastingRefreshTokens extends RefreshTokens {

    private final StringRedisTemplate redis;
    private final String prefix;

    LastingRefreshTokens(StringRedisTemplate redis, IssuerProperties issuer) {
      super(redis, issuer);
      this.redis = redis;
      this.prefix = issuer.redisPrefix() + "refresh:";
    }

    @Override
    public Optional<Renewal> renew(String token) {
      var login = token.split("\\.", 2)[0];
      return Optional.ofNullable(redis.opsForValue().get(prefix + login))
          .map(kept -> new Renewal(kept.split(" ", 2)[0], token));
    }
  }
}
