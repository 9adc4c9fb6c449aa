package dev.backendlab.jwt.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Turns {@code Authorization: Bearer …} into a caller, or into 401 with the reason in the log. */
class BearerTokenFilter extends OncePerRequestFilter {

  private static final String BEARER = "Bearer ";
  private static final Logger log = LoggerFactory.getLogger(BearerTokenFilter.class);

  private final JwtVerifier tokens;
  private final SessionClient sessions;

  BearerTokenFilter(JwtVerifier tokens, SessionClient sessions) {
    this.tokens = tokens;
    this.sessions = sessions;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (authorization != null && authorization.startsWith(BEARER)) {
      try {
        var caller = callerOf(authorization.substring(BEARER.length()));
        SecurityContextHolder.getContext().setAuthentication(caller.authentication());
      } catch (RefusedToken refused) {
        log.warn("Refused a token: {}", refused.getMessage());
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
        response.setStatus(HttpStatus.UNAUTHORIZED.value());
        return;
      } catch (CannotDecide away) {
        log.warn("Cannot decide about a token", away);
        response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
        return;
      }
    }
    chain.doFilter(request, response);
  }

  private Caller callerOf(String token) {
    return token.startsWith("session_") ? sessions.callerOf(token) : tokens.verify(token);
  }
}
