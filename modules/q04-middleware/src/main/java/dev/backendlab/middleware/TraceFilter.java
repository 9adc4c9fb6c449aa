package dev.backendlab.middleware;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives each request its id. It comes first, so that whatever happens later has one. */
@Component
@Order(1)
class TraceFilter extends OncePerRequestFilter {

  private final Traces traces;

  TraceFilter(Traces traces) {
    this.traces = traces;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Way.in("trace");
    traces.begin(traces.idFrom(request.getHeader(Traces.HEADER)));
    response.setHeader("Trace-Id", traces.current());
    try {
      chain.doFilter(request, response);
    } finally {
      traces.end();
      Way.out("trace");
    }
  }
}
