package dev.backendlab.memcached;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backendlab.kit.service.Source;
import org.junit.jupiter.api.Test;

/** Played by jmemcached. */
class EmbeddedMemcachedTest extends OwnMemcachedContract {

  @Override
  Source source() {
    return Source.EMBEDDED;
  }

  @Test
  void itCannotBeFrozenAndSaysSo() {
    try (var server = MemcachedServer.start(source())) {
      assertThatThrownBy(server::pause).hasMessageContaining("can't be frozen");
    }
  }
}
