package dev.backendlab.postgresql;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Observes an application that has a name, whichever PostgreSQL it is on. */
@AutoConfiguration
class SqlHopsAutoConfiguration {

  /** Static, because it has to be there before other beans are made. */
  @Bean
  @ConditionalOnProperty("spring.application.name")
  static SqlHops sqlHops(Environment environment) {
    return new SqlHops(environment.getRequiredProperty("spring.application.name"));
  }
}
