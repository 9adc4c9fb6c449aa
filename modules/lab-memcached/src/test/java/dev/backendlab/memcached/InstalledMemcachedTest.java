package dev.backendlab.memcached;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.backendlab.kit.service.InstallableServer;
import dev.backendlab.kit.service.NothingIsLeft;
import dev.backendlab.kit.service.OtherJvm;
import dev.backendlab.kit.service.Source;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The program that is installed here, as the lab's own child. */
class InstalledMemcachedTest extends OwnMemcachedContract implements NothingIsLeft {

  @BeforeAll
  static void isInstalled() {
    assumeThat(InstallableServer.MEMCACHED.find()).isPresent();
  }

  @Override
  Source source() {
    return Source.INSTALLED;
  }

  @Test
  void itComesBeforeTheOneThatPlaysIt() {
    try (var context = application(Map.of())) {
      var program = InstallableServer.MEMCACHED.find().orElseThrow();
      var server = context.getBean(MemcachedServer.class);
      assertThat(server.version()).isEqualTo(program.version());
      assertThat(server.described()).contains(program.path().toString());
    }
  }

  @Test
  void aPausedServerDoesNotAnswerUntilItGoesOn() {
    try (var server = MemcachedServer.start(source())) {
      var address = Address.parse(server.address());
      server.pause();
      assertThat(address.version(Duration.ofMillis(300))).isEmpty();
      server.resume();
      assertThat(address.version(Duration.ofSeconds(20))).isPresent();
    }
  }

  @Override
  public Class<?> host() {
    return Host.class;
  }

  /** Two servers, one of them paused. */
  static final class Host {

    public static void main(String[] args) throws Exception {
      try (var one = MemcachedServer.start(Source.INSTALLED);
          var paused = MemcachedServer.start(Source.INSTALLED)) {
        assertThat(one.isOwn()).isTrue();
        paused.pause();
        OtherJvm.readyAndWait();
      }
    }
  }
}
