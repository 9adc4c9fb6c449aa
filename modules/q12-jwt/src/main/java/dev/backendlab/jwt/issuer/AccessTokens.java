package dev.backendlab.jwt.issuer;

import io.jsonwebtoken.Claims;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.Jwts;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Access tokens: signed statements about a user, true for a few minutes. */
@Component
public class AccessTokens {

  private static final long EVER = Duration.ofDays(365_000).toSeconds();

  private final IssuerProperties issuer;
  private final SigningKeys keys;

  AccessTokens(IssuerProperties issuer, SigningKeys keys) {
    this.issuer = issuer;
    this.keys = keys;
  }

  /** A token of the usual life. */
  public String issue(String user, Collection<String> roles) {
    return issue(user, roles, issuer.accessTokenLife());
  }

  /** A token of this life. */
  public String issue(String user, Collection<String> roles, Duration life) {
    return draft(user, roles, life).compact();
  }

  /** Seven claims, all that a service needs in order to decide without asking anybody. */
  JwtBuilder draft(String user, Collection<String> roles, Duration life) {
    var now = Instant.now();
    var key = keys.current();
    return Jwts.builder()
        .header()
        .keyId(key.id())
        .type("at+jwt")
        .and()
        .issuer(issuer.name())
        .subject(user)
        .audience()
        .add(issuer.audience())
        .and()
        .issuedAt(Date.from(now))
        .expiration(Date.from(now.plus(life)))
        .id(UUID.randomUUID().toString())
        .claim("roles", roles)
        .signWith(key.secret(), Jwts.SIG.RS256);
  }

  /**
   * The claims of a token that this issuer signed, with whichever key, and be it over: who logs out
   * late must not be told that the token is none.
   */
  Optional<Claims> read(String token) {
    try {
      var parser =
          Jwts.parser()
              .keyLocator(header -> keys.find(String.valueOf(header.get("kid"))).orElse(null))
              .requireIssuer(issuer.name())
              .clockSkewSeconds(EVER)
              .build();
      return Optional.of(parser.parseSignedClaims(token).getPayload())
          .filter(claims -> claims.getId() != null && claims.getExpiration() != null);
    } catch (JwtException | IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }
}
