package dev.backendlab.postgresql;

import dev.backendlab.kit.service.Source;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** The servers that the Spring contexts of this JVM share. */
final class SharedPostgres {

  private static final Map<Address, PostgresServer> external = new HashMap<>();
  private static @Nullable PostgresServer embedded;

  private SharedPostgres() {}

  static PostgresServer of(Environment environment) {
    var source =
        Source.of(
            environment, "PostgreSQL", "SPRING_DATASOURCE_URL", Address.isConfigured(environment));
    return source == Source.EXTERNAL ? external(Address.of(environment)) : embedded();
  }

  private static synchronized PostgresServer embedded() {
    var server = embedded;
    if (server == null) {
      server = PostgresServer.start();
      embedded = server;
    }
    return server;
  }

  private static synchronized PostgresServer external(Address address) {
    return external.computeIfAbsent(
        address, unknown -> PostgresServer.external(OwnDatabase.on(unknown)));
  }
}
