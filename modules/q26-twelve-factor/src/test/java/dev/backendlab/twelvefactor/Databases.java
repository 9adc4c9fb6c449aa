package dev.backendlab.twelvefactor;

import dev.backendlab.postgresql.PostgresServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** A schema with the shop's tables for each deploy, on one server or another. */
final class Databases implements AutoCloseable {

  private final String run = UUID.randomUUID().toString().substring(0, 8);
  private @Nullable PostgresServer other;

  /** Makes one; its address is all that a process needs to get in. */
  String on(PostgresServer server, String deploy) {
    var login =
        "user=%s&password=%s".formatted(encoded(server.username()), encoded(server.password()));
    var url = server.jdbcUrl() + (server.jdbcUrl().contains("?") ? "&" : "?") + login;
    var schema = deploy + "_" + run;
    JdbcClient.create(new DriverManagerDataSource(url)).sql("create schema " + schema).update();
    var own = url + "&currentSchema=" + schema;
    new ResourceDatabasePopulator(new ClassPathResource("schema.sql"))
        .execute(new DriverManagerDataSource(own));
    return own;
  }

  String elsewhere(String deploy) {
    if (other == null) {
      other = PostgresServer.start();
    }
    return on(other, deploy);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    if (other != null) {
      other.close();
      other = null;
    }
  }
}
