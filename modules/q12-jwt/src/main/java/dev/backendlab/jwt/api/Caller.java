package dev.backendlab.jwt.api;

import io.jsonwebtoken.Claims;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;

/**
 * Who calls, as the verified token says.
 *
 * @param token the token itself, to be handed on to the next service
 */
record Caller(String name, Set<String> roles, String token) {

  /** A token for ever, for nobody or for nothing is none that our issuer would sign. */
  static Caller of(Claims claims, String token) {
    required(claims.getExpiration(), "an expiry");
    required(claims.getId(), "an id");
    var name = required(claims.getSubject(), "a subject");
    List<?> roles = required(claims.get("roles", List.class), "roles");
    return new Caller(
        name, roles.stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet()), token);
  }

  /** For Spring Security: what {@code hasAuthority} and {@code @AuthenticationPrincipal} see. */
  Authentication authentication() {
    return UsernamePasswordAuthenticationToken.authenticated(
        this, null, AuthorityUtils.createAuthorityList(roles));
  }

  private static <T> T required(@Nullable T claim, String name) {
    if (claim == null) {
      throw new RefusedToken("it lacks " + name);
    }
    return claim;
  }
}
