package dev.backendlab.eventdriven;

import dev.backendlab.kafka.KafkaServer;
import dev.backendlab.kit.service.RunPrefix;
import dev.backendlab.postgresql.PostgresServer;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Opens shops beside the demo's own, on the same servers.
 *
 * @param jdbc the demo's database
 * @param kafka sends what no service of a shop is up to send
 */
record Shops(
    JdbcClient jdbc,
    PostgresServer postgres,
    KafkaServer broker,
    KafkaAdmin topics,
    KafkaTemplate<String, String> kafka,
    JsonMapper json) {

  /** A claim may run twice in one JVM, as it is and on its broken twin. */
  private static final AtomicInteger opened = new AtomicInteger();

  Shop open(String claim) throws SQLException {
    var name = "%s_%s%d".formatted(RunPrefix.name(), claim, opened.incrementAndGet());
    jdbc.sql("create schema " + name).update();
    var connection = postgres.dataSource().getConnection();
    connection.setSchema(name);
    return new Shop(this, name, connection);
  }
}
