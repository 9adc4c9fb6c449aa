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
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** What the demo counts with, and what it adds to the service. */
final class Instruments {

  private Instruments() {}

  /** Requests that came as far as a handler, whatever it then answered. */
  static class Handled implements Counter, WebMvcConfigurer, HandlerInterceptor {

    private final LongAdder requests = new LongAdder();

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
      registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse r, Object handler) {
      if (request.getDispatcherType() == DispatcherType.REQUEST) {
        requests.increment();
      }
      return true;
    }

    @Override
    public long now() {
      return requests.sum();
    }
  }

  /** bcrypt hashes that the service computes, by counting at its own encoder. */
  static class Hashes implements Counter, BeanPostProcessor {

    private final LongAdder computed = new LongAdder();

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
      return bean instanceof PasswordEncoder encoder ? new CountedEncoder(encoder, computed) : bean;
    }

    @Override
    public long now() {
      return computed.sum();
    }

    private record CountedEncoder(PasswordEncoder encoder, LongAdder computed)
        implements PasswordEncoder {

      @Override
      public @Nullable String encode(@Nullable CharSequence password) {
        computed.increment();
        return encoder.encode(password);
      }

      /** The encoder computes nothing for a hash that is none. */
      @Override
      public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
        if (hash != null && hash.startsWith("{bcrypt}$2a$10$")) {
          computed.increment();
        }
        return encoder.matches(password, hash);
      }
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

  /** An endpoint that somebody added, and no line of the rules names. */
  static class NewEndpoint {

    static final String PATH = "/export";

    String export() {
      return "every invoice";
    }

    @Bean
    RouterFunction<ServerResponse> route() {
      return RouterFunctions.route()
          .GET(PATH, request -> ServerResponse.ok().body(export()))
          .build();
    }
  }

  /** Makes an application forget whose invoices are whose. */
  static class WithoutOwners implements BeanPostProcessor {

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
      return bean instanceof Ledger ledger ? new BrokenTwins.RolesAlone(ledger.jdbc) : bean;
    }
  }
}
