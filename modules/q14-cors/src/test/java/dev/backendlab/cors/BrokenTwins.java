package dev.backendlab.cors;

import dev.backendlab.kit.BrokenTwin;
import org.springframework.web.cors.CorsConfiguration;

/** What makes the error in the console go away. Those without members are settings in a file. */
final class BrokenTwins {

  private BrokenTwins() {}

  @BrokenTwin(
      value = "browser-feature",
      says = "One rule for all paths answers everybody with a wildcard.")
  static class WildcardForAllPaths extends CorsRules {

    WildcardForAllPaths(BankApplication.Settings bank) {
      super(bank);
      registerCorsConfiguration("/**", new CorsConfiguration().applyPermitDefaultValues());
    }
  }

  @BrokenTwin(
      value = "allow-origin",
      says = "The headers are written by hand: each origin is sent back, and Vary is forgotten.")
  static class WithoutVary extends CarelessBank.HandWritten {}

  @BrokenTwin(
      value = "preflight",
      says = "Access-Control-Max-Age is 0: each call asks again, and waits for two answers.")
  static class AsksEachTime {}

  @BrokenTwin(
      value = "credentials",
      says = "Whatever Origin comes is sent back, with credentials: then the error is gone.")
  static class ReflectsEveryOrigin extends CarelessBank.HandWritten {}

  @BrokenTwin(
      value = "not-csrf",
      says = "The forms carry no token: \"only our partners are allowed, CORS sees to that\".")
  static class TrustsInCors {}
}
