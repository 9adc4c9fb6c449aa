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
 * <p>A server is told the ids of its customers, and makes up the rest by itself: it does so many
 * times faster than a JVM that has just started.
 */
final class SampleData {

  /** How many there are, as sample-data.sql has it. */
  static final int PRODUCTS = 500;

  /** The cents of each customer, as sample-data.sql has them. */
  static final long CENTS = 10_000;

  private SampleData() {}

  /** As sample-data.sql has it. */
  private static String addressOf(long customer) {
    return "customer" + customer + "@example.org";
  }

  /** Makes the tables of a server, and fills them with the rows that are at home there. */
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
    send(connection, customers, isAtHome);
    run(connection, "sample-data.sql");
    run(connection, "shard-indexes.sql");
  }

  /** Sends the ids and the addresses that are to lie here, with their tokens. */
  private static void send(Connection connection, int customers, LongPredicate isAtHome)
      throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(
          "create temporary table newcomer (id bigint, token integer) on commit drop");
    }
    var ids = new StringBuilder();
    var addresses = new StringBuilder();
    for (long id = 1; id <= customers; id++) {
      if (isAtHome.test(id)) {
        ids.append(id).append('\t').append(Token.of(id)).append('\n');
      }
      long key = Emails.keyOf(addressOf(id));
      if (isAtHome.test(key)) {
        addresses.append(addressOf(id)).append('\t').append(Token.of(key)).append('\t');
        addresses.append(id).append('\n');
      }
    }
    copy(connection, "newcomer", ids);
    copy(connection, "email", addresses);
  }

  private static void copy(Connection connection, String table, CharSequence rows)
      throws SQLException {
    try {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn("copy %s from stdin".formatted(table), new StringReader(rows.toString()));
    } catch (IOException neverFromAString) {
      throw new UncheckedIOException(neverFromAString);
    }
  }

  private static void run(Connection connection, String script) {
    ScriptUtils.executeSqlScript(connection, new ClassPathResource(script));
  }
}
