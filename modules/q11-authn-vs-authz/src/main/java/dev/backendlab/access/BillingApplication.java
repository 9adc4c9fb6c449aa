package dev.backendlab.access;

import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Customers read their invoices and pay, clerks read all, administrators manage users. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties(BillingApplication.Settings.class)
class BillingApplication {

  public static void main(String[] args) {
    SpringApplication.run(BillingApplication.class, args);
  }

  /** How long a proof of who is calling holds; application.yml says what each is for. */
  @ConfigurationProperties("billing")
  record Settings(Duration loginLife, Duration tokenLife, Duration freshness) {}

  /** The only clock: tokens and codes must agree on the time. */
  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }
}
