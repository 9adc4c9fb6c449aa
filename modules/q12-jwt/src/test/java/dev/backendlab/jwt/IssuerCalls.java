package dev.backendlab.jwt;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the requests that reach the demo's issuer. */
class IssuerCalls implements Filter {

  private final AtomicLong calls = new AtomicLong();

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    calls.incrementAndGet();
    chain.doFilter(request, response);
  }

  long count() {
    return calls.get();
  }
}
