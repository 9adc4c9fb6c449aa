package dev.backendlab.kafka;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/**
 * An admin client whose end has a limit: Kafka's own waits for a silent cluster, seen for minutes.
 */
record Client(Admin admin) implements AutoCloseable {

  private static final Duration FAREWELL = Duration.ofSeconds(1);

  static Client of(Map<String, Object> properties) {
    return new Client(Admin.create(properties));
  }

  @Override
  public void close() {
    admin.close(FAREWELL);
  }
}
