package dev.backendlab.secrets;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** The shop. Its own secrets come from outside: none of them stands in a file of this module. */
@SpringBootApplication
@EnableConfigurationProperties(ShopApplication.Settings.class)
class ShopApplication {

  public static void main(String[] args) {
    SpringApplication.run(ShopApplication.class, args);
  }

  /**
   * Its settings.
   *
   * @param providerKey with which it charges cards
   */
  @ConfigurationProperties("shop")
  record Settings(Secret providerKey) {}
}
