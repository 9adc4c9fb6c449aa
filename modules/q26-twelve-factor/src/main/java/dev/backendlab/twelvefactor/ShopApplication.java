package dev.backendlab.twelvefactor;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;

/** A shop. What differs between its deploys comes by variables, as variables.yml lists them. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties(ShopApplication.Settings.class)
class ShopApplication {

  /** Spring by itself takes a placeholder without a value for the value. */
  private static final String[] VARIABLES = {
    "PORT", "DATABASE_URL", "VAT_PERCENT", "ENVIRONMENT", "RELEASE"
  };

  private static final Logger log = LoggerFactory.getLogger(ShopApplication.class);

  /** A process of a release. The lab's own applications have their settings from the lab. */
  public static void main(String[] args) {
    new SpringApplicationBuilder(ShopApplication.class)
        .initializers(context -> context.getEnvironment().setRequiredProperties(VARIABLES))
        .properties("spring.config.name=application,variables")
        .run(args);
  }

  /** What differs between deploys, but for the database and the port, which are Spring's. */
  @ConfigurationProperties("shop")
  record Settings(
      @DefaultValue("19") int vatPercent,
      @DefaultValue("none") String release,
      @DefaultValue("lab") String environment) {}

  /** An admin process: code and variables of the release, one task, and then its end. */
  @Bean
  ApplicationRunner forgetCarts(Carts carts) {
    return arguments -> {
      if (arguments.containsOption("forget-carts")) {
        log.atInfo()
            .addKeyValue("task", "forget-carts")
            .log("{} carts of last month are forgotten", carts.forgetOld());
      }
    };
  }
}
