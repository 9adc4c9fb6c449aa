package dev.backendlab.memcached;

import dev.backendlab.kit.service.Source;
import org.junit.jupiter.api.Tag;

/** In a container of the lab's own. */
@Tag("docker")
class DockerMemcachedTest extends MemcachedContract {

  @Override
  Source source() {
    return Source.DOCKER;
  }
}
