package dev.backendlab.patterns;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableAsync;

/** A shop. Its container makes one instance of each class, and hands it to those that need it. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableAsync
class PatternsApplication {

  public static void main(String[] args) {
    SpringApplication.run(PatternsApplication.class, args);
  }

  /** Called once: {@code @Bean} makes any object the container's one instance of it. */
  @Bean
  Whiteboard.Subject subject() {
    return new Whiteboard.Subject();
  }
}
