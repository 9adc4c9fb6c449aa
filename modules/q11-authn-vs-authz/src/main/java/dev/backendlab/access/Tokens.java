package dev.backendlab.access;

import dev.backendlab.access.AccessRules.Role;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.crypto.SecretKey;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.stereotype.Component;

/**
 * Signed proofs of who is calling, in two forms. A login says who, and the roles are looked up with
 * each request. A token for other services has the roles in it, and is believed until it expires.
 */
@Component
class Tokens {

  private static final String ROLES = "roles";
  private static final String STEPPED_UP = "stepped_up";

  private final Accounts accounts;
  private final Clock clock;
  private final BillingApplication.Settings settings;
  private final SecretKey key = Jwts.SIG.HS256.key().build();
  private final JwtParser parser;

  Tokens(Accounts accounts, Clock clock, BillingApplication.Settings settings) {
    this.accounts = accounts;
    this.clock = clock;
    this.settings = settings;
    this.parser = Jwts.parser().verifyWith(key).clock(() -> Date.from(clock.instant())).build();
  }

  /** What a login gives. */
  record Proof(String login, String token) {}

  record Caller(String name, Set<Role> roles) {}

  Proof open(String user) {
    var roles = rolesOf(user).stream().map(Role::name).toList();
    return new Proof(
        draft(user, settings.loginLife()).compact(),
        draft(user, settings.tokenLife()).claim(ROLES, roles).compact());
  }

  /** A login that was proven by the second factor, too, just now. */
  Proof stepUp(String user) {
    var login =
        draft(user, settings.loginLife()).claim(STEPPED_UP, clock.instant().getEpochSecond());
    return new Proof(login.compact(), open(user).token());
  }

  /** Empty for whatever proves nothing. */
  Optional<Authentication> callerOf(String token) {
    try {
      return Optional.of(authenticated(parser.parseSignedClaims(token).getPayload()));
    } catch (JwtException | IllegalArgumentException forgedOrOver) {
      return Optional.empty();
    }
  }

  /** Asked anew for each request: a role that was taken away is gone with the next one. */
  Set<Role> rolesOf(String user) {
    return accounts.rolesOf(user);
  }

  private JwtBuilder draft(String user, Duration life) {
    var end = Date.from(clock.instant().plus(life));
    return Jwts.builder().subject(user).expiration(end).signWith(key);
  }

  private Authentication authenticated(Claims claims) {
    var roles = rolesOf(claims);
    var authorities = new ArrayList<GrantedAuthority>(roles);
    var second = claims.get(STEPPED_UP, Long.class);
    if (second != null) {
      var factor = FactorGrantedAuthority.withAuthority(AccessRules.FACTOR);
      authorities.add(factor.issuedAt(Instant.ofEpochSecond(second)).build());
    }
    return UsernamePasswordAuthenticationToken.authenticated(
        new Caller(claims.getSubject(), roles), null, authorities);
  }

  /** Those in the token, or else those of this moment. */
  private Set<Role> rolesOf(Claims claims) {
    return claims.get(ROLES) instanceof Collection<?> names
        ? names.stream().map(name -> Role.valueOf("" + name)).collect(Collectors.toSet())
        : rolesOf(claims.getSubject());
  }
}
