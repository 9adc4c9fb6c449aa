package dev.backendlab.sharding;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.LongPredicate;
import org.postgresql.PGConnection;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/**
 * Customers 1 to n, each with two orders on average: the same ones every time, wherever they lie.
 *
 * <p>A server is told who lives there, and makes up the rest by itself: it does so many times
 * faster than a JVM that has just started.
 */
final class SampleData {

  /** How many there are, as sample-data.sql has it. */
  static final int PRODUCTS = 500;

  /** What each customer has, as sample-data.sql has it. */
  static final long CENTS = 10_000;

  private SampleData() {}

  /** Makes the tables of a server, and fills them with those customers who are at home there. */
  static void fillIfEmpty(Shard shard, int customers, LongPredicate isAtHome) {
    new JdbcTemplate(shard.dataSource())
        .execute(
            (ConnectionCallback<Boolean>)
                connection -> {
                  if (isEmpty(connection)) {
                    connection.setAutoCommit(false);
                    fill(connection, customers, isAtHome);
                    connection.commit();
                    connection.setAutoCommit(true);
                  }
                  return true;
                });
  }

  private static boolean isEmpty(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var found = statement.executeQuery("select to_regclass('customer') is null")) {
      return found.next() && found.getBoolean(1);
    }
  }

  private static void fill(Connection connection, int customers, LongPredicate isAtHome)
      throws SQLException {
    run(connection, "shard.sql");
    welcome(connection, customers, isAtHome);
    run(connection, "sample-data.sql");
    run(connection, "shard-indexes.sql");
  }

  /** Sends the ids and tokens of those who are to live here. */
  private static void welcome(Connection connection, int customers, LongPredicate isAtHome)
      throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(
          "create temporary table newcomer (id bigint, token integer) on commit drop");
    }
    var newcomers = new StringBuilder();
    for (long id = 1; id <= customers; id++) {
      if (isAtHome.test(id)) {
        newcomers.append(id).append('\t').append(Token.of(id)).append('\n');
      }
    }
    try {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn("copy newcomer from stdin", new StringReader(newcomers.toString()));
    } catch (IOException neverFromAString) {
      throw new UncheckedIOException(neverFromAString);
    }
  }

  private static void run(Connection connection, String script) {
    ScriptUtils.executeSqlScript(connection, new ClassPathResource(script));
  }
}
