package dev.backendlab.pooling;

import com.zaxxer.hikari.HikariDataSource;
import dev.backendlab.kit.App;
import dev.backendlab.kit.Http;
import dev.backendlab.kit.Together;
import dev.backendlab.postgresql.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The shops of the story: each has a pool of its own. */
final class Shops {

  static final String PAGE = "/customers/42/orders/count";

  private Shops() {}

  static App.Starter one() {
    return App.of(ShopApplication.class).named("shop");
  }

  /** A shop whose connections to the database go through the tap. */
  static App.Starter through(WireTap tap, PostgresServer server) {
    return one().on(server).with("spring.datasource.url", tapped(tap, server));
  }

  /** The same way without a pool: a connection for each query. */
  static Orders unpooled(WireTap tap, PostgresServer server) {
    return unpooled(tapped(tap, server), server);
  }

  /** A connection for each query. */
  static Orders unpooled(PostgresServer server) {
    return unpooled(server.jdbcUrl(), server);
  }

  private static Orders unpooled(String url, PostgresServer server) {
    var driver = new DriverManagerDataSource(url, server.username(), server.password());
    return new Orders(JdbcClient.create(driver));
  }

  private static String tapped(WireTap tap, PostgresServer server) {
    return server.jdbcUrl().replace(server.host() + ":" + server.port(), "127.0.0.1:" + tap.port());
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

  /** The round trips of a hundred queries. */
  static long trips(WireTap tap, Orders orders) throws Exception {
    return tap.of(() -> IntStream.range(0, 100).forEach(orders::of));
  }

  /** So many requests, one after the other: how many were not answered with success. */
  static long failed(int requests, App shop) {
    var http = Http.silent(shop.url());
    return IntStream.range(0, requests).filter(i -> http.get(PAGE).status() != 200).count();
  }

  static long secondsSince(long nanoTime) {
    return Duration.ofNanos(System.nanoTime() - nanoTime).toSeconds();
  }

  /** The connections that users hold who all come at once. */
  static int connectionsOf(App shop, int users) throws Exception {
    var orders = shop.bean(Orders.class);
    var ignored = Together.run(users, () -> orders.revenue(PoolSizes.ORDERS));
    return shop.bean(HikariDataSource.class).getHikariPoolMXBean().getTotalConnections();
  }
}
