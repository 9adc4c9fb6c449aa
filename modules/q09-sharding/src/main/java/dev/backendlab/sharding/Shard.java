package dev.backendlab.sharding;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.MetricsTrackerFactory;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One server, with its part of the customers. */
record Shard(String name, DataSource dataSource, JdbcClient jdbc, TransactionTemplate transaction)
    implements AutoCloseable {

  /** For a connection: a server that is down must not hold up callers for half a minute. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  Shard(String name, DataSource dataSource) {
    this(
        name,
        dataSource,
        JdbcClient.create(dataSource),
        new TransactionTemplate(new JdbcTransactionManager(dataSource)));
  }

  /** With a pool of connections that opens them when they are wanted. */
  static Shard pooled(ShardServer server, int connections) {
    return pooled(server, connections, null);
  }

  /** The same, which is measured: nobody else knows of a pool that is made by hand. */
  static Shard pooled(
      ShardServer server, int connections, @Nullable MetricsTrackerFactory metrics) {
    var pool = new HikariDataSource();
    pool.setPoolName(server.name());
    pool.setJdbcUrl(server.url());
    pool.setUsername(server.username());
    pool.setPassword(server.password());
    pool.setMaximumPoolSize(connections);
    pool.setMinimumIdle(0);
    pool.setConnectionTimeout(PATIENCE.toMillis());
    pool.setInitializationFailTimeout(-1); // one server that is down must not stop the shop
    if (metrics != null) {
      pool.setMetricsTrackerFactory(metrics);
    }
    return new Shard(server.name(), pool);
  }

  /** The rows that a query finds; none may be null. */
  <T> List<T> list(Class<T> type, String sql, Object... parameters) {
    return jdbc.sql(sql).params(parameters).query(type).list().stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  /** A transaction on this server alone. */
  <T> T inTransaction(Supplier<T> work) {
    return transaction.execute(status -> work.get());
  }

  @Override
  public void close() {
    if (dataSource instanceof HikariDataSource pool) {
      pool.close();
    }
  }
}
