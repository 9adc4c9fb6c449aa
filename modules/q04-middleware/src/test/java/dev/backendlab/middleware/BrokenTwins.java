package dev.backendlab.middleware;

import dev.backendlab.kit.BrokenTwin;
import jakarta.servlet.Filter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.FilterRegistration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** The mistakes: each is a line that looks right, and was found in somebody's production. */
final class BrokenTwins {

  private BrokenTwins() {}

  @BrokenTwin(
      value = "before-handler",
      says = "A filter forgets to call the rest of the chain, and the answer is an empty 200.")
  static class EndOfTheChain {

    @Bean
    @FilterRegistration(order = 2)
    Filter audit() {
      return (request, response, rest) ->
          new Way("audit").in(); // and rest.doFilter(request, response)?
    }
  }

  @BrokenTwin(
      value = "authentication",
      says = "The rule protects the path /orders and lets all others through, /orders/1 as well.")
  static class ExactPath {

    @Bean
    @Order(0)
    SecurityFilterChain byPath(HttpSecurity http) {
      return http.securityMatcher("/orders/**")
          .authorizeHttpRequests(requests ->
              requests.requestMatchers("/orders").authenticated().anyRequest().permitAll())
          .build();
    }
  }

  @BrokenTwin(
      value = "logging",
      says = "Every traceparent is believed: its second part is the id, whatever stands there.")
  static class Credulous extends Traces {

    @Override
    String idFrom(@Nullable String traceparent) {
      return Objects.requireNonNullElse(traceparent, "00-none").split("-", 3)[1];
    }
  }

  @BrokenTwin(
      value = "error-handling",
      says = "The problem document explains itself with the exception's own message.")
  @Order(0)
  static class Talkative extends Problems {

    Talkative(Traces traces) {
      super(traces);
    }

    @Override
    String detailOf(Exception bug) {
      return String.valueOf(bug.getMessage());
    }
  }

  /** The setting is in application-broken-order-matters.yml. */
  @BrokenTwin(
      value = "order-matters",
      says = "Security comes first, since it is the most important filter.")
  static class SecurityFirst {}

  @BrokenTwin(
      value = "express",
      says = "Express registers the error handler before the routes, and security after them.")
  static class WrongOrder extends ExpressServer {

    @Override
    String server() {
      return "wrong-order.js";
    }
  }
}
