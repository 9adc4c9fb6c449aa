package dev.backendlab.caching;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.cache.annotation.EnableCaching;

/** The shop: product pages and bestsellers from a cache, and who is signed in. */
@EnableCaching
@ConfigurationPropertiesScan
@SpringBootApplication
class ShopApplication {

  public static void main(String[] args) {
    SpringApplication.run(ShopApplication.class, args);
  }
}
