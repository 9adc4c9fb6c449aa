package dev.backendlab.postgresql;

import dev.backendlab.docker.ComposeFile;
import dev.backendlab.docker.ContainerServer;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * A PostgreSQL in a container, from the image that the compose file names, or the one that it
 * started.
 */
final class PostgresContainer {

  private static final String SERVICE = "postgresql";
  private static final int PORT = 5432;
  private static final int SECONDS = 2;
  private static final SecureRandom random = new SecureRandom();

  private PostgresContainer() {}

  static OwnPostgres on(int port, List<String> settings) {
    var bytes = new byte[16];
    random.nextBytes(bytes);
    var address = Address.own(port, HexFormat.of().formatHex(bytes));
    var file = ComposeFile.ofProject();
    var server = ContainerServer.of(file.image(SERVICE), PORT, port);
    server
        .container()
        .withEnv(
            Map.of(
                "POSTGRES_USER", address.username(),
                "POSTGRES_PASSWORD", address.password(),
                "POSTGRES_DB", address.database()))
        .withCommand(command(file, settings));
    return new OwnPostgres(address, server, () -> isReady(address));
  }

  /** The compose file's, then the demo's: the last of two equal settings holds. */
  private static String[] command(ComposeFile file, List<String> settings) {
    var words = new ArrayList<>(file.command(SERVICE));
    settings.forEach(setting -> words.addAll(List.of("-c", setting)));
    return words.toArray(String[]::new);
  }

  /** The password tells that it is ours; the extension is what the embedded server has too. */
  private static boolean isReady(Address address) {
    try (var connection = DriverManager.getConnection(address.jdbcUrl(), address.login(SECONDS));
        var statement = connection.createStatement()) {
      return !statement.execute("create extension if not exists pg_stat_statements");
    } catch (SQLException notYet) {
      return false;
    }
  }

  /** Where {@code docker compose up} has it. */
  static Address ofCompose() {
    var file = ComposeFile.ofProject();
    var address = file.running(SERVICE, PORT);
    var environment = file.environment(SERVICE);
    return new Address(
        "%s:%d".formatted(address.getHostString(), address.getPort()),
        environment.getOrDefault("POSTGRES_DB", "postgres"),
        "",
        environment.getOrDefault("POSTGRES_USER", "postgres"),
        "");
  }
}
