package dev.backendlab.memcached;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a server of the lab's own has to hold besides. */
abstract class OwnMemcachedContract extends MemcachedContract {

  @Test
  void aRestartKeepsThePortAndForgetsAll() throws Exception {
    try (var server = MemcachedServer.start(source())) {
      var address = Address.parse(server.address());
      assertThat(said(address, "set kept 0 0 2\r\nno")).isEqualTo("STORED");
      server.restart();
      assertThat(server.address()).isEqualTo(address.toString());
      assertThat(said(address, "get kept")).isEqualTo("END");
    }
  }

  @Test
  void severalRunSideBySideAndEndWhenClosed() throws Exception {
    try (var one = MemcachedServer.start(source());
        var other = MemcachedServer.start(source())) {
      var gone = Address.parse(other.address());
      assertThat(said(Address.parse(one.address()), "set who 0 0 3\r\none")).isEqualTo("STORED");
      assertThat(said(gone, "get who")).isEqualTo("END");
      other.close();
      assertThat(gone.version(Duration.ofSeconds(1))).isEmpty();
    }
  }
}
