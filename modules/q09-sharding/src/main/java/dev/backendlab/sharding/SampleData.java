package dev.backendlab.sharding;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.postgresql.PGConnection;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/**
 * Customers 1 to n, each with two orders on average: the same ones every time, wherever they lie.
 *
 * <p>PostgreSQL's COPY takes the rows of a table as one stream, many times faster than insertions.
 */
final class SampleData {

  /** Each is as frequent as it stands here. */
  private static final String[] NAMES = {
    "Ada", "Alan", "Annie", "Anita", "Barbara", "Charles", "Dennis", "Donald", "Edsger", "Frances",
    "Grace", "Jean", "John", "Joan", "Karen", "Ken", "Leslie", "Margaret", "Radia", "Tony"
  };

  private static final LocalDate LAST_DAY = LocalDate.of(2026, 6, 30);
  private static final int DAYS = 365;
  static final int PRODUCTS = 500;
  static final int REFERRERS = 1_000;
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
    ScriptUtils.executeSqlScript(connection, new ClassPathResource("shard.sql"));
    var ids = LongStream.rangeClosed(1, customers).filter(isAtHome).toArray();
    copy(connection, "customer", LongStream.of(ids).mapToObj(SampleData::customer));
    copy(connection, "orders", LongStream.of(ids).boxed().flatMap(SampleData::orders));
    ScriptUtils.executeSqlScript(connection, new ClassPathResource("shard-indexes.sql"));
  }

  private static void copy(Connection connection, String table, Stream<String> rows)
      throws SQLException {
    var copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("copy %s from stdin".formatted(table));
    for (var row : (Iterable<String>) rows::iterator) {
      var bytes = row.getBytes(StandardCharsets.UTF_8);
      copy.writeToCopy(bytes, 0, bytes.length);
    }
    copy.endCopy();
  }

  private static String customer(long id) {
    var name = NAMES[(int) (id * 7919 % NAMES.length)];
    var email = name + id + "@example.org";
    return row(id, Token.of(id), name, email, 1 + id * 7919 % REFERRERS, CENTS, 0);
  }

  private static Stream<String> orders(long customer) {
    return LongStream.rangeClosed(0, customer % 3).mapToObj(n -> order(customer, customer * 4 + n));
  }

  private static String order(long customer, long id) {
    long product = 1 + (id * 7 + customer * 3) % PRODUCTS;
    var placed = LAST_DAY.minusDays(id * 37 % DAYS);
    return row(id, customer, Token.of(customer), product, 100 + id * 7919 % 9_900, placed);
  }

  /** As COPY's text format has it. */
  private static String row(Object... columns) {
    var row = new StringBuilder();
    for (var column : columns) {
      row.append(row.isEmpty() ? "" : "\t").append(column);
    }
    return row.append('\n').toString();
  }
}
