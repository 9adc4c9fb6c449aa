package dev.backendlab.middleware;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Hands what later filters throw to {@link Problems}.
 *
 * <p>An advice belongs to the DispatcherServlet, at the end of the chain: it never sees an
 * exception of a filter. Without this one the container answers, with an error page of its own.
 */
@Component
@Order(3)
class FilterErrors extends OncePerRequestFilter {

  private final HandlerExceptionResolver problems;

  FilterErrors(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (RuntimeException | ServletException thrown) {
      if (response.isCommitted()
          || problems.resolveException(request, response, null, thrown) == null) {
        throw thrown;
      }
    }
  }
}
