package dev.backendlab.cors;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

/**
 * Whose scripts may read which answers. A path without a rule gets no header, which is the
 * strictest rule of all: each line here allows something.
 */
@Component
class CorsRules extends UrlBasedCorsConfigurationSource {

  CorsRules(BankApplication.Settings bank) {
    registerCorsConfiguration("/news", everybody());
    registerCorsConfiguration("/rates", partners(bank.partners()));
    registerCorsConfiguration("/alarms/*", writingPartners(bank));
    registerCorsConfiguration("/account", withCookie(bank.partners()));
  }

  private static CorsConfiguration everybody() {
    var rule = new CorsConfiguration();
    rule.addAllowedOrigin(CorsConfiguration.ALL);
    rule.addAllowedMethod("GET");
    return rule;
  }

  private static CorsConfiguration partners(List<String> origins) {
    var rule = new CorsConfiguration();
    rule.setAllowedOrigins(origins);
    rule.addAllowedMethod("GET");
    return rule;
  }

  private static CorsConfiguration writingPartners(BankApplication.Settings bank) {
    var rule = partners(bank.partners());
    rule.addAllowedMethod("PUT");
    rule.setAllowedHeaders(List.of("Content-Type", "Trace-Id"));
    rule.setMaxAge(bank.preflightMaxAge());
    return rule;
  }

  private static CorsConfiguration withCookie(List<String> origins) {
    var rule = partners(origins);
    rule.setAllowCredentials(true);
    return rule;
  }
}
