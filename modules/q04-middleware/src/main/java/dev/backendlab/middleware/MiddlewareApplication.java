package dev.backendlab.middleware;

import java.net.URI;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;

/** A shop, and the stock service that it asks: two roles of one application. */
@SpringBootApplication(
    proxyBeanMethods = false,
    exclude = UserDetailsServiceAutoConfiguration.class) // it knows no passwords, only tokens
@EnableConfigurationProperties(MiddlewareApplication.Settings.class)
class MiddlewareApplication {

  public static void main(String[] args) {
    SpringApplication.run(MiddlewareApplication.class, args);
  }

  /**
   * What the application is told from outside.
   *
   * @param tokens whose each token is
   * @param ownToken with which the shop calls the stock service
   * @param stockUrl where the stock service answers
   */
  @ConfigurationProperties("shop")
  record Settings(Map<String, String> tokens, String ownToken, URI stockUrl) {}
}
