package dev.backendlab.postgresql;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** One PostgreSQL for all Spring contexts of this JVM; Boot connects to it by itself. */
@AutoConfiguration(before = DataSourceAutoConfiguration.class)
class PostgresServerAutoConfiguration {

  /** No context closes it: the next one uses it again, and it ends with the JVM. */
  @Bean(destroyMethod = "")
  PostgresServer postgresServer(Environment environment) {
    return PostgresService.INSTANCE.shared(environment);
  }

  @Bean
  JdbcConnectionDetails postgresServerConnectionDetails(PostgresServer server) {
    return new JdbcConnectionDetails() {
      @Override
      public String getUsername() {
        return server.username();
      }

      @Override
      public String getPassword() {
        return server.password();
      }

      @Override
      public String getJdbcUrl() {
        return server.jdbcUrl();
      }
    };
  }
}
