package dev.backendlab.pooling;

import com.zaxxer.hikari.HikariDataSource;
import dev.backendlab.kit.BrokenTwin;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Pools as they are configured by mistake. Those without members are settings in a file. */
final class BrokenTwins {

  private BrokenTwins() {}

  @BrokenTwin(
      value = "reuse",
      says = "This repository goes to the driver for its connection, past the pool.")
  static class OrdersPastThePool extends Orders {

    OrdersPastThePool(HikariDataSource pool) {
      super(
          JdbcClient.create(
              new DriverManagerDataSource(
                  pool.getJdbcUrl(), pool.getUsername(), pool.getPassword())));
    }
  }

  @BrokenTwin(
      value = "overhead",
      says = "Auto-commit is off in the pool: each single query pays a round trip for its end.")
  static class TransactionForEachQuery {}

  @BrokenTwin(
      value = "performance",
      says = "The pool has a connection for each of 64 users, \"so that nobody waits\".")
  static class ConnectionForEachUser {}

  @BrokenTwin(
      value = "orm",
      says = "The data source is DriverManagerDataSource, as in many tutorials: it is no pool.")
  static class DataSourceOfTheTutorial {}

  @BrokenTwin(value = "exhaustion", says = "Who asks for a connection waits for it without an end.")
  static class WaitsForEver {}

  @BrokenTwin(
      value = "stale-connections",
      says = "The pool was written at home: it does not look whether a connection is alive.")
  static class WrittenAtHome {}
}
