package dev.backendlab.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.backendlab.kit.service.Casualties;
import dev.backendlab.kit.service.FreePorts;
import dev.backendlab.kit.service.ServiceUnavailable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** On Redis, because it answers a word that can be typed. */
@Tag("docker")
class ContainerServerTest {

  private static final String IMAGE = ComposeFile.ofProject().image("redis");
  private static final int REDIS = 6379;
  private static final Duration LONG = Duration.ofSeconds(30);

  private final int port = FreePorts.next();

  @Test
  void aServerThatIsCutOffDoesNotAnswerAndAnswersAgainWhenItIsBack() throws Exception {
    try (var server = started()) {
      server.disconnect();
      assertThat(answers()).isFalse();
      assertThat(server.isAlive()).isTrue();
      server.connect();
      await().atMost(LONG).until(this::answers);
    }
  }

  @Test
  void inAPrivateNetworkItComesBackUnderItsName() throws Exception {
    try (var network = PrivateNetwork.create()) {
      try (var server = redis(port);
          var neighbour = redis(FreePorts.next())) {
        network.add(server, "server");
        network.add(neighbour, "neighbour");
        server.start();
        neighbour.start();
        assertThat(asks(neighbour, "server")).isEqualTo("PONG");
        server.disconnect();
        assertThat(asks(neighbour, "server")).isNotEqualTo("PONG");
        server.connect();
        await().atMost(LONG).until(() -> asks(neighbour, "server").equals("PONG"));
      }
    }
  }

  @Test
  void aPausedServerDoesNotAnswerUntilItGoesOnAndCanBeKilled() throws Exception {
    try (var server = started()) {
      server.pause();
      assertThat(answers()).isFalse();
      server.resume();
      await().atMost(LONG).until(this::answers);
      server.pause();
      server.kill();
      assertThat(server.isAlive()).isFalse();
      assertThat(server.death()).as("it was asked to").isEmpty();
      server.start();
      await().atMost(LONG).until(this::answers);
    }
  }

  @Test
  void oneThatEndsByItselfIsACasualtyUntilTheNextClaim() throws Exception {
    var server = started();
    Casualties.watch("Redis", server);
    assertThat(Casualties.sentence()).isEmpty();
    server.container().execInContainer("redis-cli", "shutdown", "nosave");
    await().atMost(LONG).until(() -> !server.isAlive());
    assertThat(Casualties.sentence().orElseThrow())
        .startsWith("Redis died, which is not part of the demo: the container ")
        .contains(" of " + IMAGE + " ended with status 0; its last words: ")
        .contains("bye bye");
    server.close();
    assertThat(Casualties.sentence()).isPresent();
    Casualties.beginClaim();
    assertThat(Casualties.sentence()).isEmpty();
  }

  @Test
  void aPortThatIsTakenIsSeen() throws Exception {
    try (var other = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
        var server = redis(other.getLocalPort())) {
      server.start();
      assertThat(server.isAlive()).isFalse();
      assertThat(server.lacksItsPort()).as(server.log()).isTrue();
    }
  }

  @Test
  void anImageThatCannotBeHadIsSaidAtOnce() {
    long start = System.nanoTime();
    assertThatThrownBy(() -> ContainerServer.of("127.0.0.1:1/no/such:1", REDIS, port))
        .isInstanceOf(ServiceUnavailable.class)
        .hasMessageContaining("The image 127.0.0.1:1/no/such:1 is not here and can't be pulled (")
        .message()
        .hasLineCount(1);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(60));
  }

  private ContainerServer started() {
    var server = redis(port);
    server.start();
    await().atMost(LONG).until(this::answers);
    return server;
  }

  private static ContainerServer redis(int port) {
    var server = ContainerServer.of(IMAGE, REDIS, port);
    server.container().withCommand("redis-server", "--protected-mode", "no");
    return server;
  }

  private static String asks(ContainerServer server, String name) throws Exception {
    var said = server.container().execInContainer("timeout", "2", "redis-cli", "-h", name, "ping");
    return said.getStdout().strip();
  }

  private boolean answers() {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(1_000);
      socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
      return socket.getInputStream().read() == '+';
    } catch (IOException noAnswer) {
      return false;
    }
  }
}
