package dev.backendlab.postgresql;

import dev.backendlab.kit.service.EarlyServer;
import dev.backendlab.kit.service.Source;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.springframework.core.env.Environment;

/** The servers that the Spring contexts of this JVM share. */
final class SharedPostgres {

  private static final Map<Address, PostgresServer> guests = new HashMap<>();
  private static final Map<Source, EarlyServer<PostgresServer>> own = new EnumMap<>(Source.class);

  private SharedPostgres() {}

  static PostgresServer of(Environment environment) {
    var source = source(environment);
    return switch (source) {
      case EMBEDDED, DOCKER -> startOwn(source).get();
      case EXTERNAL -> guest(source, Address.of(environment));
      case COMPOSE -> guest(source, PostgresContainer.ofCompose());
    };
  }

  static Source source(Environment environment) {
    return Source.of(
        environment, "PostgreSQL", "SPRING_DATASOURCE_URL", Address.isConfigured(environment));
  }

  /** Returns at once. */
  static synchronized EarlyServer<PostgresServer> startOwn(Source source) {
    return own.computeIfAbsent(
        source, unknown -> EarlyServer.start("PostgreSQL", () -> PostgresServer.start(source)));
  }

  private static synchronized PostgresServer guest(Source source, Address address) {
    return guests.computeIfAbsent(
        address, unknown -> PostgresServer.guest(source, OwnDatabase.on(unknown)));
  }
}
