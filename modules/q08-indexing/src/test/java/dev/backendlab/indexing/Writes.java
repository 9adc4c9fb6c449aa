package dev.backendlab.indexing;

import dev.backendlab.kit.Column;
import dev.backendlab.kit.Counted;
import dev.backendlab.kit.Measured;
import dev.backendlab.kit.figure.Figures;
import dev.backendlab.postgresql.PostgresServer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Inserts into a table of 200,000 orders, which has more indexes each time, and updates. PostgreSQL
 * counts for each statement what it writes. No checkpoint comes in between, after which it would
 * log whole pages.
 *
 * @see <a href="https://www.postgresql.org/docs/18/sql-explain.html">EXPLAIN, option WAL</a>
 */
final class Writes implements AutoCloseable {

  private static final String TABLE = "orders_written";
  private static final List<String> INDEXES =
      List.of(
          "by-id",
          "by-customer",
          "by-time",
          "by-customer-and-time",
          "by-branch-and-customer",
          "by-customer-covering");
  private static final String MICROS = "Execution Time: (\\d+\\.\\d{3}) ms";
  private static final int ROWS = 200_000;
  private static final int BATCHES = 10;
  private static final int BATCH = 2_000;

  private final PostgresServer server;
  private final SingleConnectionDataSource session;
  private final JdbcClient jdbc;
  private final Indexes indexes;
  private int made;
  private int last = ROWS;

  Writes(Indexes indexes) {
    this.server = PostgresServer.start("max_wal_size=1GB", "shared_buffers=128MB");
    this.session =
        new SingleConnectionDataSource(
            server.jdbcUrl(), server.username(), server.password(), true);
    this.jdbc = JdbcClient.create(session);
    this.indexes = indexes;
    OrderTable.make(jdbc, "create table", TABLE, ROWS);
  }

  /** What 20,000 inserts wrote: on average for each row, and in pages that were changed. */
  record Inserts(int indexes, Counted records, Counted bytes, long pages, Measured perSecond) {

    static final List<Column> COLUMNS =
        List.of(
            Column.counted("indexes"),
            Column.counted("WAL records per row"),
            Column.counted("WAL bytes per row"),
            Column.counted("pages changed"),
            Column.measured("rows a second"));

    List<String> row() {
      return Stream.of(indexes, records, bytes, pages, perSecond).map(Figures::of).toList();
    }
  }

  /** The same inserts with no index, with one, with three and with six. */
  List<Inserts> inserts() {
    return IntStream.of(0, 1, 3, 6).mapToObj(this::insertsWith).toList();
  }

  private Inserts insertsWith(int count) {
    INDEXES
        .subList(made, count)
        .forEach(name -> jdbc.sql(indexes.definition(name, TABLE)).update());
    made = count;
    var accounts = new ArrayList<String>();
    for (int i = 0; i < BATCHES; i++, last += BATCH) {
      accounts.add(accountOf(OrderTable.insert(TABLE, last + 1, last + BATCH)));
    }
    return new Inserts(
        made,
        Counted.per(sum("WAL: records=(\\d+)", accounts), BATCHES * BATCH),
        Counted.per(sum("WAL:.* bytes=(\\d+)", accounts), BATCHES * BATCH),
        sum("dirtied=(\\d+)", accounts),
        Measured.median(
            accounts.stream().mapToDouble(each -> BATCH * 1e6 / number(MICROS, each)).toArray()));
  }

  private String accountOf(String statement) {
    var explain = "explain (analyze, wal, buffers, costs off, timing off) ";
    return String.join("\n", List.copyOf(jdbc.sql(explain + statement).query(String.class).list()));
  }

  private static long sum(String shape, List<String> accounts) {
    return accounts.stream().mapToLong(account -> number(shape, account)).sum();
  }

  /** The first number of this shape; with a fraction of three digits, in thousandths. */
  private static long number(String shape, String account) {
    var found = Pattern.compile(shape).matcher(account);
    return found.find() ? Long.parseLong(found.group(1).replace(".", "")) : 0;
  }

  /**
   * Updates 1,000 of 20,000 orders from this one on: a few on each page, which has room for them.
   *
   * @return how many were heap-only (HOT): no index has a new entry
   */
  long hot(String assignment, int first) {
    long before = hot();
    var orders = " where id between ? and ? and id % 20 = 0";
    jdbc.sql("update " + TABLE + " set " + assignment + orders)
        .params(first, first + 19_999)
        .update();
    return hot() - before;
  }

  private long hot() {
    jdbc.sql("select pg_stat_force_next_flush()").query().singleRow();
    return jdbc.sql("select n_tup_hot_upd from pg_stat_user_tables where relname = ?")
        .param(TABLE)
        .query(Long.class)
        .single();
  }

  @Override
  public void close() {
    session.destroy();
    server.close();
  }
}
