package dev.backendlab.indexing;

import dev.backendlab.kit.Column;
import dev.backendlab.kit.Counted;
import dev.backendlab.kit.Measured;
import dev.backendlab.kit.figure.Figures;
import dev.backendlab.postgresql.PostgresServer;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Inserts and updates in a table of 200,000 orders, which has one more index after each round.
 * PostgreSQL counts for each statement what it writes.
 *
 * @see <a href="https://www.postgresql.org/docs/18/sql-explain.html">EXPLAIN, option WAL</a>
 */
final class Writes implements AutoCloseable {

  private static final String TABLE = "orders_written";
  private static final int ROWS = 200_000;
  private static final int BATCHES = 10;
  private static final int BATCH = 2_000;

  private final SingleConnectionDataSource connection;
  private final JdbcClient jdbc;
  private final Indexes indexes;
  private int made;
  private int last = ROWS;

  Writes(PostgresServer server, Indexes indexes) {
    this.connection =
        new SingleConnectionDataSource(
            server.jdbcUrl(), server.username(), server.password(), true);
    this.jdbc = JdbcClient.create(connection);
    this.indexes = indexes;
    OrderTable.make(jdbc, "create table", TABLE, ROWS);
  }

  /**
   * What 20,000 inserts wrote.
   *
   * @param records in the write-ahead log, for each row
   * @param bytes of these, for each row
   * @param pages of table and indexes that were changed, each counted once
   */
  record Inserts(int indexes, Counted records, Counted bytes, long pages, Measured perSecond) {

    static final List<Column> COLUMNS =
        List.of(
            Column.counted("indexes"),
            Column.counted("WAL records per row"),
            Column.counted("WAL bytes per row"),
            Column.counted("pages changed"),
            Column.measured("rows a second"));

    List<String> row() {
      return List.of(
          "" + indexes,
          Figures.of(records),
          Figures.of(bytes),
          Figures.of(pages),
          Figures.of(perSecond));
    }
  }

  /** The same number of inserts, after these indexes were made as well. */
  Inserts insertsWithAlso(String... names) {
    for (var name : names) {
      jdbc.sql(indexes.named(name).definitionOn(TABLE)).update();
      made++;
    }
    long records = 0;
    long bytes = 0;
    long pages = 0;
    var perSecond = new double[BATCHES];
    for (int i = 0; i < BATCHES; i++) {
      var account = insert();
      records += number("WAL: records=(\\d+)", account);
      bytes += number("WAL:.* bytes=(\\d+)", account);
      pages += number("dirtied=(\\d+)", account);
      perSecond[i] = BATCH * 1e6 / number("Execution Time: (\\d+\\.\\d+) ms", account);
    }
    int rows = BATCHES * BATCH;
    return new Inserts(
        made,
        Counted.per(records, rows),
        Counted.per(bytes, rows),
        pages,
        Measured.median(perSecond));
  }

  private String insert() {
    int first = last + 1;
    last += BATCH;
    var account =
        jdbc.sql(
                "explain (analyze, wal, buffers, costs off, timing off) "
                    + OrderTable.insert(TABLE, first, last))
            .query(String.class)
            .list();
    return String.join("\n", account);
  }

  /**
   * Updates each twentieth of 20,000 orders: a few on each page, which has room for them.
   *
   * @return how many of the 1,000 were heap-only (HOT), so that no index has a new entry
   */
  long heapOnly(String assignment, int first) {
    return Objects.requireNonNull(
        new TransactionTemplate(new JdbcTransactionManager(connection))
            .execute(status -> update(assignment, first)));
  }

  private long update(String assignment, int first) {
    long before = heapOnly();
    jdbc.sql(
            "update %s set %s where id between ? and ? and id %% 20 = 0"
                .formatted(TABLE, assignment))
        .params(first, first + 19_999)
        .update();
    return heapOnly() - before;
  }

  /** By this session's own count, which others get to see later. */
  private long heapOnly() {
    return jdbc.sql("select n_tup_hot_upd from pg_stat_xact_user_tables where relname = ?")
        .param(TABLE)
        .query(Long.class)
        .single();
  }

  @Override
  public void close() {
    connection.destroy();
  }

  /** The first number of this shape; with a fraction of three digits, in thousandths. */
  private static long number(String shape, String account) {
    var found = Pattern.compile(shape).matcher(account);
    return found.find() ? Long.parseLong(found.group(1).replace(".", "")) : 0;
  }
}
