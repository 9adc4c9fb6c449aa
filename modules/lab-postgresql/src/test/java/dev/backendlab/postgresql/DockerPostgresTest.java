package dev.backendlab.postgresql;

import java.util.Map;
import org.junit.jupiter.api.Tag;

/** In containers of the lab's own. */
@Tag("docker")
class DockerPostgresTest extends PostgresContract {

  @Override
  Map<String, Object> settings() {
    return Map.of("lab.services", "docker");
  }

  @Override
  boolean own() {
    return true;
  }
}
