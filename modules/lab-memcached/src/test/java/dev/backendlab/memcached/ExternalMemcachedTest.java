package dev.backendlab.memcached;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backendlab.kit.service.FreePorts;
import dev.backendlab.kit.service.ServiceUnavailable;
import dev.backendlab.kit.service.Source;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The user's own, here played by one of the lab's. */
class ExternalMemcachedTest extends MemcachedContract {

  private static MemcachedServer theirs;

  @BeforeAll
  static void startTheirs() {
    theirs = MemcachedServer.start();
  }

  @AfterAll
  static void endTheirs() {
    theirs.close();
  }

  @Override
  Source source() {
    return Source.EXTERNAL;
  }

  @Override
  Map<String, Object> settings() {
    return Map.of("MEMCACHED_ADDRESS", theirs.address());
  }

  @Test
  void aSilentOneIsNamedInOneSentence() {
    var silent = "127.0.0.1:" + FreePorts.next();
    try (var context = application(Map.of("MEMCACHED_ADDRESS", silent))) {
      assertThatThrownBy(() -> context.getBean("address"))
          .hasRootCauseInstanceOf(ServiceUnavailable.class)
          .hasRootCauseMessage("Memcached at %s does not answer.", silent);
    }
  }

  @Test
  void anAddressThatIsNoneIsNamedWithItsForm() {
    try (var context = application(Map.of("MEMCACHED_ADDRESS", "nowhere"))) {
      assertThatThrownBy(() -> context.getBean("address"))
          .rootCause()
          .hasMessageContaining("MEMCACHED_ADDRESS=nowhere names no Memcached")
          .hasMessageContaining("127.0.0.1:11211");
    }
  }
}
