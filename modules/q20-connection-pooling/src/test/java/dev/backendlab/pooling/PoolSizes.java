package dev.backendlab.pooling;

import com.zaxxer.hikari.HikariDataSource;
import dev.backendlab.kit.Column;
import dev.backendlab.kit.Latencies;
import dev.backendlab.kit.Load;
import dev.backendlab.kit.Stage;
import dev.backendlab.kit.Together;
import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.figure.Figures;
import dev.backendlab.postgresql.PostgresServer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.opentest4j.TestAbortedException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** The same 64 users on pools of different sizes. */
record PoolSizes(Stage stage, PostgresServer server) {

  private static final int USERS = 64;
  private static final Event.Axis X = new Event.Axis("connections in the pool", true);
  private static final Event.Axis Y = new Event.Axis("queries a second", false);
  private static final List<Column> COLUMNS =
      List.of(
          Column.counted("connections"),
          Column.measured("queries a second"),
          Column.measured("p50 with a connection, ms"),
          Column.measured("p50 of a user, ms"),
          Column.measured("p99 of a user, ms"));

  /** So many rows keep a processor of the database busy for a millisecond. */
  private static final int ORDERS = 3_000;

  private static final int QUERIES = 500;

  private static final int MOST_CORES = 12;

  /**
   * What a pool of this size gave.
   *
   * @param held how long queries kept their connections
   */
  record Size(int connections, Latencies held, Load.Result load) {

    List<String> row() {
      return List.of(
          "" + connections,
          Figures.of(load.rate()),
          Figures.of(held.p50()),
          Figures.of(load.succeeded().p50()),
          Figures.of(load.succeeded().p99()));
    }
  }

  /** Of this machine, on which the database runs too. */
  static int cores() {
    int cores = Runtime.getRuntime().availableProcessors();
    if (cores > MOST_CORES) {
      throw new TestAbortedException(
          "64 users are too few to make a database with %d cores take turns; try it where there are %d or fewer."
              .formatted(cores, MOST_CORES));
    }
    return cores;
  }

  /** One after the other, in ascending order. */
  List<Size> measured(int... sizes) throws Exception {
    new ResourceDatabasePopulator(new ClassPathResource("schema.sql")).execute(server.dataSource());
    try (var pool = pool(cores())) {
      warmUp(pool);
    }
    var measured = new ArrayList<Size>();
    for (int size : IntStream.of(sizes).sorted().distinct().toArray()) {
      measured.add(measure(size));
    }
    return measured;
  }

  static Size of(int connections, List<Size> sizes) {
    return sizes.stream()
        .filter(each -> each.connections() == connections)
        .findFirst()
        .orElseThrow();
  }

  static void show(Stage stage, List<Size> sizes) {
    stage.table("64 users on each pool", COLUMNS, sizes, Size::row);
    var line =
        Event.Series.measured(
            "64 users",
            sizes.stream().map(size -> (double) size.connections()).toList(),
            sizes.stream().map(size -> size.load().perSecond()).toList());
    stage.lines("Queries a second by pool size", X, Y, List.of(line));
  }

  /** The connections that a pool has when so many users came at once. */
  static long held(int users, DataSource pool, Orders orders) throws Exception {
    var ignored = Together.run(users, () -> orders.revenue(ORDERS));
    return pool.unwrap(HikariDataSource.class).getHikariPoolMXBean().getTotalConnections();
  }

  private Size measure(int size) throws Exception {
    try (var pool = pool(size)) {
      Pools.fill(pool, size);
      var held = new Latencies.Recorder();
      var load =
          stage
              .load("64 users on %d connections".formatted(size))
              .clients(USERS)
              .requests(QUERIES, i -> query(pool, held));
      return new Size(size, held.over(load.took()), load);
    }
  }

  private HikariDataSource pool(int size) {
    var pool = new HikariDataSource();
    pool.setJdbcUrl(server.jdbcUrl());
    pool.setUsername(server.username());
    pool.setPassword(server.password());
    pool.setMaximumPoolSize(size);
    return pool;
  }

  /** Quick queries until their code is compiled: it is not what the first size is to pay for. */
  private static void warmUp(DataSource pool) throws Exception {
    var orders = Pools.orders(pool);
    var ignored = Together.run(USERS, () -> IntStream.range(0, 50).map(i -> orders.of(42)).sum());
  }

  private static void query(DataSource pool, Latencies.Recorder held) throws SQLException {
    try (var connection = pool.getConnection()) {
      long start = System.nanoTime();
      Pools.orders(new SingleConnectionDataSource(connection, true)).revenue(ORDERS);
      held.record(System.nanoTime() - start);
    }
  }
}
