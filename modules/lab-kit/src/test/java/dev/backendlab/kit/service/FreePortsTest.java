package dev.backendlab.kit.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FreePortsTest {

  @Test
  void noPortIsGivenTwice() {
    assertThat(Stream.generate(FreePorts::next).limit(50)).doesNotHaveDuplicates();
  }

  @Test
  void aServerCanListenThere() throws Exception {
    int port = FreePorts.next();
    try (var server = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      assertThat(server.getLocalPort()).isEqualTo(port);
    }
  }
}
