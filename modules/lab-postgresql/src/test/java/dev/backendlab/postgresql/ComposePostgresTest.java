package dev.backendlab.postgresql;

import java.util.Map;
import org.junit.jupiter.api.Tag;

/** On what {@code docker compose up -d --wait} has started. */
@Tag("docker")
class ComposePostgresTest extends PostgresContract {

  @Override
  Map<String, Object> settings() {
    return Map.of("lab.services", "compose");
  }

  @Override
  boolean own() {
    return false;
  }
}
