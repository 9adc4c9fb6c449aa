package dev.backendlab.kit;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;

/**
 * Counts the requests that reach an application, before any other filter can turn one away. Those
 * of the demo's own are counted where the demo imports it; each {@link App} has one.
 */
public final class RequestCounter implements Counter, Filter, PriorityOrdered {

  private final LongAdder requests = new LongAdder();

  @Override
  public long now() {
    return requests.sum();
  }

  void register(ConfigurableApplicationContext context) {
    context.getBeanFactory().registerSingleton("labRequestCounter", this);
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    requests.increment();
    chain.doFilter(request, response);
  }

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }
}
