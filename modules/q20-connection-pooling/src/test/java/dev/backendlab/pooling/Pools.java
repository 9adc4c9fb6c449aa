package dev.backendlab.pooling;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.backendlab.postgresql.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Ways to a connection: the shop's pool, its like elsewhere, and none. */
final class Pools {

  private Pools() {}

  /** A pool with the settings of this one, to the database behind another address. */
  static HikariDataSource like(DataSource pool, String url) throws SQLException {
    var settings = new HikariConfig();
    pool.unwrap(HikariDataSource.class).copyStateTo(settings);
    settings.setJdbcUrl(url);
    return new HikariDataSource(settings);
  }

  /** A connection for each query. */
  static Orders none(PostgresServer server, String url) {
    return orders(new DriverManagerDataSource(url, server.username(), server.password()));
  }

  static Orders orders(DataSource database) {
    return new Orders(JdbcClient.create(database));
  }

  /** Borrows so many connections at once: a pool opens its own one after the other, later. */
  static void fill(DataSource pool, int connections) throws SQLException {
    var borrowed = new ArrayList<Connection>();
    for (int i = 0; i < connections; i++) {
      borrowed.add(pool.getConnection());
    }
    for (var connection : borrowed) {
      connection.close();
    }
  }

  /** Closes what a full pool has open, so that its next logins can be counted. */
  static void renew(DataSource pool) throws SQLException {
    if (pool.isWrapperFor(HikariDataSource.class)) {
      pool.unwrap(HikariDataSource.class).getHikariPoolMXBean().softEvictConnections();
    }
  }

  /** The round trips of fifty queries. */
  static long trips(WireTap tap, Orders orders) throws Exception {
    return tap.of(() -> IntStream.range(0, 50).forEach(orders::of));
  }

  /** So many queries, one after the other: how many failed. */
  static long failed(int queries, Orders orders) {
    return IntStream.range(0, queries).filter(i -> fails(orders)).count();
  }

  private static boolean fails(Orders orders) {
    try {
      return orders.of(42) != 100;
    } catch (DataAccessException failed) {
      return true;
    }
  }
}
