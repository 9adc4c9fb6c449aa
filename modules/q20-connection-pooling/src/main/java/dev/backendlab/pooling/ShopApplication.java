package dev.backendlab.pooling;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * The pool is not in the code: Spring Boot puts HikariCP before every database that it is told of.
 */
@SpringBootApplication
class ShopApplication {

  public static void main(String[] args) {
    SpringApplication.run(ShopApplication.class, args);
  }
}
