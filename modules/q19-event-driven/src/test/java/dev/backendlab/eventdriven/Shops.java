package dev.backendlab.eventdriven;

import dev.backendlab.kafka.KafkaServer;
import dev.backendlab.postgresql.PostgresServer;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.kafka.core.KafkaTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Opens shops on the servers of the lab.
 *
 * @param events sends what no service of a shop is up to send
 * @param usual the settings of a shop, on a broken twin too
 */
record Shops(
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

  /** One whose topics have so many partitions; with none it has no topics, and answers calls. */
  Shop open(String claim, int partitions) throws SQLException {
    return new Shop(this, claim + opened.incrementAndGet(), partitions);
  }
}
