package dev.backendlab.middleware;

import java.net.URI;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** A shop, and the stock service that it asks: two roles of one application. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties(MiddlewareApplication.Settings.class)
class MiddlewareApplication {

  public static void main(String[] args) {
    SpringApplication.run(MiddlewareApplication.class, args);
  }

  /** What the application is told from outside; application.yml says what each is for. */
  @ConfigurationProperties("shop")
  record Settings(Map<String, String> tokens, String ownToken, URI stockUrl) {}
}
