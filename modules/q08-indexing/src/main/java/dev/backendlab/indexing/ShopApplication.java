package dev.backendlab.indexing;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** It starts with a million orders and without an index: each index is somebody's decision. */
@SpringBootApplication
@ConfigurationPropertiesScan
class ShopApplication {

  public static void main(String[] args) {
    SpringApplication.run(ShopApplication.class, args);
  }
}
