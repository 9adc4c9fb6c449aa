package dev.backendlab.cors;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.web.cors.CorsProcessor;
import org.springframework.web.filter.CorsFilter;

/** A bank whose answers partners show in pages of their own. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties(BankApplication.Settings.class)
class BankApplication {

  public static void main(String[] args) {
    SpringApplication.run(BankApplication.class, args);
  }

  /** Answers preflights, and adds the headers to answers, before any handler or login is asked. */
  @Bean
  CorsFilter cors(CorsRules rules, ObjectProvider<CorsProcessor> processor) {
    var filter = new CorsFilter(rules);
    processor.ifAvailable(filter::setCorsProcessor);
    return filter;
  }

  /**
   * What the bank is told from outside.
   *
   * @param partners the origins whose pages may read rates and, for its owner, an account
   * @param preflightMaxAge for how long a browser may keep the answer to a preflight
   * @param formToken whether a form must carry the token of its session
   */
  @ConfigurationProperties("bank")
  record Settings(
      List<String> partners,
      Duration preflightMaxAge,
      boolean formToken,
      Map<String, String> customers) {}
}
