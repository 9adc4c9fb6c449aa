package dev.backendlab.jwt.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Turns {@code Authorization: Bearer …} into a caller, or into 401 with the reason in the log. */
class BearerTokenFilter extends OncePerRequestFilter {

  private static final String BEARER = "Bearer ";
  private static final Logger log = LoggerFactory.getLogger(BearerTokenFilter.class);

  private final JwtVerifier tokens;
  private final SessionClient sessions;
  private final HandlerExceptionResolver problems;

  BearerTokenFilter(JwtVerifier tokens, SessionClient sessions, HandlerExceptionResolver problems) {
    this.tokens = tokens;
    this.sessions = sessions;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (isBearer(authorization)) {
      try {
        var caller = callerOf(authorization.substring(BEARER.length()).strip());
        SecurityContextHolder.getContext().setAuthentication(caller.authentication());
      } catch (RefusedToken refused) {
        log.warn("Refused a token: {}", refused.getMessage());
        problems.resolveException(request, response, null, refused);
        return;
      } catch (NoAnswer away) {
        log.warn("Cannot decide about a token", away);
        problems.resolveException(request, response, null, away);
        return;
      }
    }
    chain.doFilter(request, response);
  }

  /** The scheme's case is of no matter: RFC 9110, section 11.1. */
  private static boolean isBearer(@Nullable String authorization) {
    return authorization != null
        && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
  }

  private Caller callerOf(String token) {
    return token.startsWith("session_") ? sessions.callerOf(token) : tokens.verify(token);
  }
}
