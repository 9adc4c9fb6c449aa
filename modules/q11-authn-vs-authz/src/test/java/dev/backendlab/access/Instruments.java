package dev.backendlab.access;

import dev.backendlab.kit.Counter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** What the demo counts with. */
final class Instruments {

  private Instruments() {}

  /** Counts and marks the requests that come as far as a handler, whatever it then answers. */
  static class Handled implements Counter, WebMvcConfigurer, HandlerInterceptor {

    static final String HEADER = "Handled";

    private final LongAdder requests = new LongAdder();

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
      registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(
        HttpServletRequest request, HttpServletResponse response, Object handler) {
      if (request.getDispatcherType() == DispatcherType.REQUEST) {
        requests.increment();
        response.setHeader(HEADER, "yes");
      }
      return true;
    }

    @Override
    public long now() {
      return requests.sum();
    }
  }

  /** The service's encoder; it counts the bcrypt hashes that it computes. */
  @Primary
  static class Hashes extends BCryptPasswordEncoder implements Counter {

    private final LongAdder computed = new LongAdder();

    @Override
    protected String encodeNonNullPassword(String password) {
      computed.increment();
      return super.encodeNonNullPassword(password);
    }

    @Override
    protected boolean matchesNonNull(String password, String hash) {
      computed.increment();
      return super.matchesNonNull(password, hash);
    }

    @Override
    public long now() {
      return computed.sum();
    }
  }

  /** The service's clock. It stands still, but for the steps that a claim makes. */
  @Primary
  static class Wristwatch extends Clock {

    private volatile Instant now = Instant.now();

    void forward(Duration step) {
      now = now.plus(step);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  /**
   * What somebody added to the service: an endpoint that no line of the rules names, and an old way
   * to an invoice, which has its rule and forgets the owner.
   */
  record Additions(JdbcClient jdbc) {

    static final String EXPORT = "/export";
    static final String ROLE_ALONE = "?owner=any";

    String export() {
      return "every invoice";
    }

    @Bean
    RouterFunction<ServerResponse> routes() {
      return RouterFunctions.route()
          .GET(EXPORT, request -> ServerResponse.ok().body(export()))
          .GET(
              "/invoices/{id}",
              RequestPredicates.param("owner", "any"::equals),
              request -> ServerResponse.ok().body(cents(request.pathVariable("id"))))
          .build();
    }

    private long cents(String invoice) {
      return jdbc.sql("select cents from invoice where id = ?")
          .param(Long.parseLong(invoice))
          .query(Long.class)
          .single();
    }
  }
}
