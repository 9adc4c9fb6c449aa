package dev.backendlab.eventdriven;

import dev.backendlab.kafka.KafkaServer;
import dev.backendlab.kit.service.RunPrefix;
import dev.backendlab.postgresql.PostgresServer;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Opens shops beside the demo's own, on the same servers.
 *
 * @param events sends what no service of a shop is up to send
 * @param usual the demo's own settings, on a broken twin too
 */
record Shops(
    JdbcClient jdbc,
    PostgresServer postgres,
    KafkaServer kafka,
    KafkaTemplate<String, String> events,
    JsonMapper json,
    ShopProperties usual) {

  /** A claim may run twice in one JVM, as it is and on its broken twin. */
  private static final AtomicInteger opened = new AtomicInteger();

  Shop open(String claim) throws SQLException {
    return open(claim, usual.partitions());
  }

  /** One whose topics have so many partitions. */
  Shop open(String claim, int partitions) throws SQLException {
    var name = claim + opened.incrementAndGet();
    var schema = RunPrefix.name() + "_" + name;
    jdbc.sql("create schema " + schema).update();
    var connection = postgres.dataSource().getConnection();
    connection.setSchema(schema);
    return new Shop(this, name, partitions, connection);
  }
}
