package dev.backendlab.cors;

import dev.backendlab.kit.App;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsProcessor;
import org.springframework.web.cors.CorsUtils;

/** The control of three claims: a bank whose headers are written by hand. It starts when needed. */
final class CarelessBank implements AutoCloseable {

  private @Nullable App bank;

  synchronized App open() {
    if (bank == null) {
      bank =
          App.of(BankApplication.class, Arrivals.class, HandWritten.class)
              .named("careless bank")
              .start();
    }
    return bank;
  }

  /** Where browsers find it. */
  String url() {
    return Web.url(open());
  }

  Arrivals arrivals() {
    return open().bean(Arrivals.class);
  }

  @Override
  public void close() {
    if (bank != null) {
      bank.close();
    }
  }

  /** The headers that make the errors go away: each origin is sent back, and Vary is forgotten. */
  static class HandWritten implements CorsProcessor {

    @Override
    public boolean processRequest(
        @Nullable CorsConfiguration rule, HttpServletRequest request, HttpServletResponse answer) {
      if (rule != null) {
        answer.setHeader("Access-Control-Allow-Origin", request.getHeader("Origin"));
        answer.setHeader("Access-Control-Allow-Credentials", "true");
        answer.setHeader("Access-Control-Allow-Methods", "GET, PUT");
        answer.setHeader("Access-Control-Allow-Headers", "Content-Type, Trace-Id");
        answer.setHeader("Access-Control-Max-Age", "0");
      }
      return !CorsUtils.isPreFlightRequest(request);
    }
  }
}
