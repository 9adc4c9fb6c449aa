package dev.backendlab.postgresql;

import dev.backendlab.kit.service.AtEnd;
import dev.backendlab.kit.service.RunPrefix;
import dev.backendlab.kit.service.ServiceUnavailable;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * A place of our own on somebody else's server, gone when this JVM ends: a database, or a schema in
 * the user's database where we may not create databases.
 */
final class OwnDatabase {

  /** With the start of the application, an error comes within five seconds. */
  private static final int SECONDS = 2;

  private static final String NOT_ALLOWED = "42501";

  private OwnDatabase() {}

  static Address on(Address server) {
    var name = RunPrefix.name();
    try (var connection = connect(server)) {
      try {
        execute(connection, "create database " + name);
        dropAtEnd(server, "drop database if exists " + name + " with (force)");
        return server.withDatabase(name);
      } catch (SQLException e) {
        if (!NOT_ALLOWED.equals(e.getSQLState())) {
          throw e;
        }
        execute(connection, "create schema " + name);
        dropAtEnd(server, "drop schema if exists " + name + " cascade");
        return server.withSchema(name);
      }
    } catch (SQLException e) {
      throw Unreachable.because(server, e);
    }
  }

  private static void dropAtEnd(Address server, String drop) {
    AtEnd.run(() -> {
      try (var connection = connect(server)) {
        execute(connection, drop);
      } catch (SQLException e) {
        throw new ServiceUnavailable(
            "%s may be left on PostgreSQL at %s, which does not answer: %s"
                .formatted(RunPrefix.name(), server.masked(), e.getMessage()),
            e);
      }
    });
  }

  private static Connection connect(Address server) throws SQLException {
    return DriverManager.getConnection(server.jdbcUrl(), server.login(SECONDS));
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
