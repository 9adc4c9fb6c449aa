package dev.backendlab.ratelimiting;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.servlet.HandlerInterceptor;

/** Stands before every endpoint: knows the caller, counts the call, announces what is left. */
@Component
class RateLimitInterceptor implements HandlerInterceptor {

  static final String CALLER = "caller";

  private final Callers callers;
  private final RateLimiter limiter;
  private final BucketKeys keys;
  private final Announcer announcer;
  private final boolean enabled;

  RateLimitInterceptor(
      Callers callers,
      RateLimiter limiter,
      BucketKeys keys,
      Announcer announcer,
      RateLimitProperties properties) {
    this.callers = callers;
    this.limiter = limiter;
    this.keys = keys;
    this.announcer = announcer;
    this.enabled = properties.enabled();
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    var caller = callers.of(request).orElseThrow(RateLimitInterceptor::unknown);
    request.setAttribute(CALLER, caller);
    if (enabled) {
      limit(caller, response);
    }
    return true;
  }

  private void limit(Caller caller, HttpServletResponse response) {
    var quota = caller.quota();
    var decision = limiter.decide(keys.own(caller), quota);
    announcer.announce(caller.plan().headers(), quota, decision, response);
    passOrThrow(quota, decision);
    var together = caller.together();
    if (together != null) {
      passOrThrow(together, limiter.decide(keys.together(caller), together));
    }
  }

  private static void passOrThrow(Quota quota, Decision decision) {
    if (!decision.allowed()) {
      throw new QuotaExceeded(quota, decision);
    }
  }

  /** A 401 has to say how to be let in (RFC 9110, 15.5.2); for API keys no scheme is registered. */
  private static ErrorResponseException unknown() {
    var problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.UNAUTHORIZED, "Nobody has this API key: send yours as X-API-Key.");
    var unknown = new ErrorResponseException(HttpStatus.UNAUTHORIZED, problem, null);
    unknown
        .getHeaders()
        .set(HttpHeaders.WWW_AUTHENTICATE, "ApiKey header=\"%s\"".formatted(Callers.API_KEY));
    return unknown;
  }
}
