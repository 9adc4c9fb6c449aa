package dev.backendlab.pooling;

import dev.backendlab.kit.Column;
import dev.backendlab.kit.Counted;
import dev.backendlab.kit.Counter;
import dev.backendlab.kit.figure.Figures;
import dev.backendlab.postgresql.PostgresServer;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Connections to the database, by PostgreSQL's own account. Its questions come over one connection,
 * which is older than what is counted.
 *
 * @see <a
 *     href="https://www.postgresql.org/docs/18/monitoring-stats.html#MONITORING-PG-STAT-DATABASE-VIEW">pg_stat_database</a>
 */
final class Sessions implements Counter, AutoCloseable {

  private final SingleConnectionDataSource own;
  private final JdbcClient jdbc;

  private Sessions(SingleConnectionDataSource own) {
    this.own = own;
    this.jdbc = JdbcClient.create(own);
  }

  static Sessions on(PostgresServer server) {
    return new Sessions(login(server));
  }

  /** How many were opened since the database is there. */
  @Override
  public long now() {
    return jdbc.sql("select sessions from pg_stat_database where datname = current_database()")
        .query(Long.class)
        .single();
  }

  /**
   * What the server keeps for open connections.
   *
   * @param processes of its own, that serve them
   * @param mebibytes of memory, as each of these accounts for itself
   */
  record Footprint(int connections, long processes, Counted mebibytes) {

    static final List<Column> COLUMNS =
        List.of(
            Column.counted("connections"),
            Column.counted("processes"),
            Column.counted("their memory, MiB"));

    static List<Long> processes(List<Footprint> footprints) {
      return footprints.stream().map(Footprint::processes).toList();
    }

    List<String> row() {
      return List.of("" + connections, "" + processes, Figures.of(mebibytes));
    }
  }

  /** Opens connections up to each of these numbers, and asks the server behind each of them. */
  static List<Footprint> footprints(PostgresServer server, int... connections) {
    var opened = new ArrayList<SingleConnectionDataSource>();
    try {
      var footprints = new ArrayList<Footprint>();
      for (int count : connections) {
        while (opened.size() < count) {
          opened.add(login(server));
        }
        footprints.add(footprint(opened));
      }
      return footprints;
    } finally {
      opened.forEach(SingleConnectionDataSource::destroy);
    }
  }

  private static Footprint footprint(List<? extends DataSource> opened) {
    var clients = "select count(*) from pg_stat_activity where backend_type = 'client backend'";
    var memory = "select sum(total_bytes) from pg_backend_memory_contexts";
    long bytes = opened.stream().mapToLong(each -> ask(each, memory)).sum();
    return new Footprint(
        opened.size(), ask(opened.getFirst(), clients), new Counted(bytes / (double) (1 << 20)));
  }

  private static long ask(DataSource connection, String sql) {
    return JdbcClient.create(connection).sql(sql).query(Long.class).single();
  }

  private static SingleConnectionDataSource login(PostgresServer server) {
    return new SingleConnectionDataSource(
        server.jdbcUrl(), server.username(), server.password(), true);
  }

  @Override
  public void close() {
    own.destroy();
  }
}
