package dev.backendlab.cors;

import dev.backendlab.kit.service.Patience;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** The requests that reach a bank, before any other filter, and how it answered them. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class Arrivals implements Filter {

  private final Queue<Arrival> arrived = new ConcurrentLinkedQueue<>();
  private final AtomicInteger underWay = new AtomicInteger();

  /**
   * One of them.
   *
   * @param request method and path
   * @param origin of the page that caused it, as the browser says; {@code none} from a program
   */
  record Arrival(String request, String origin, boolean cookie, int status) {

    @Override
    public String toString() {
      return "%s → %d".formatted(request, status);
    }
  }

  @Override
  public void doFilter(ServletRequest any, ServletResponse answer, FilterChain rest)
      throws IOException, ServletException {
    underWay.incrementAndGet();
    try {
      rest.doFilter(any, answer);
      note(any, answer);
    } finally {
      underWay.decrementAndGet();
    }
  }

  private void note(ServletRequest any, ServletResponse answer) {
    if (any instanceof HttpServletRequest request && answer instanceof HttpServletResponse given) {
      arrived.add(
          new Arrival(
              request.getMethod() + " " + request.getRequestURI(),
              Objects.requireNonNullElse(request.getHeader("Origin"), "none"),
              request.getHeader("Cookie") != null,
              given.getStatus()));
    }
  }

  /** Those since the last call, in words; what browsers ask for by themselves is left out. */
  List<String> take() {
    return arrivals().stream().map(Arrival::toString).toList();
  }

  /** The same, in full. A browser may have its answer before we have noted it. */
  List<Arrival> arrivals() {
    Patience.until(() -> underWay.get() == 0, Duration.ofSeconds(2));
    return Stream.generate(arrived::poll)
        .takeWhile(Objects::nonNull)
        .filter(each -> !each.request().endsWith("/favicon.ico"))
        .toList();
  }
}
