package dev.backendlab.memcached;

import dev.backendlab.kit.service.Source;
import org.junit.jupiter.api.Tag;

/** On what {@code docker compose up -d --wait} has started. */
@Tag("docker")
class ComposeMemcachedTest extends MemcachedContract {

  @Override
  Source source() {
    return Source.COMPOSE;
  }
}
