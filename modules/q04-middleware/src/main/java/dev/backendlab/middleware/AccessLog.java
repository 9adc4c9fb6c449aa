package dev.backendlab.middleware;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Logs one line for each request, on the way back: only then the status is known, and who asked.
 *
 * <p>It stands before the security filter, so that refused requests have their line too. User and
 * handler become known further inside, and come back as attributes of the request.
 */
@Component
@Order(2)
class AccessLog extends OncePerRequestFilter {

  static final String USER = "shop.user";
  static final String HANDLER = "shop.handler";

  private static final Logger log = LoggerFactory.getLogger(AccessLog.class);

  private final Traces traces;

  AccessLog(Traces traces) {
    this.traces = traces;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Way.in("access log");
    try {
      chain.doFilter(request, response);
    } finally {
      log.info(
          "{} {} {} user={} handler={} trace={}",
          request.getMethod(),
          request.getRequestURI(),
          response.getStatus(),
          request.getAttribute(USER),
          request.getAttribute(HANDLER),
          traces.current());
      Way.out("access log");
    }
  }
}
