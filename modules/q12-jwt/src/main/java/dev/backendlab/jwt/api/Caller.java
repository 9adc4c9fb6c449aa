package dev.backendlab.jwt.api;

import java.util.Set;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;

/**
 * The caller, as the verified token says.
 *
 * @param tokenId by which the token can be denied
 * @param token the token itself, to be handed on to the next service
 */
record Caller(String name, Set<String> roles, String tokenId, String token) {

  /** For Spring Security: what {@code hasAuthority} and {@code @AuthenticationPrincipal} see. */
  Authentication authentication() {
    return UsernamePasswordAuthenticationToken.authenticated(
        this, null, AuthorityUtils.createAuthorityList(roles));
  }
}
