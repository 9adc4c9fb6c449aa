package dev.backendlab.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backendlab.kit.service.ServiceUnavailable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComposeFileTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"redis", "postgresql", "memcached", "kafka", "kafka-1", "shard-5"})
  void theProjectsOwnPinsEachImageAndPublishesOnThisMachineOnly(String service) {
    var file = ComposeFile.ofProject();
    assertThat(file.image(service)).matches("[a-z/]+:\\d[\\w.]*");
    int port = file.image(service).startsWith("postgres") ? 5432 : portOf(service);
    assertThat(file.published(service, port).getHostString()).isEqualTo("127.0.0.1");
  }

  private static int portOf(String service) {
    return switch (service) {
      case "redis" -> 6379;
      case "memcached" -> 11211;
      default -> 9092;
    };
  }

  @Test
  void whereNobodyListensItSaysWhatToDo() throws IOException {
    var file = file("image: x:1\n    ports: [\"127.0.0.1:1:6379\"]");
    assertThatThrownBy(() -> file.running("one", 6379))
        .isInstanceOf(ServiceUnavailable.class)
        .hasMessageContaining("127.0.0.1:1")
        .hasMessageContaining("docker compose up -d --wait");
  }

  @Test
  void whereSomebodyListensThatIsTheServer() throws IOException {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = server.getLocalPort();
      var file =
          file("image: x:1\n    ports: [\"127.0.0.1:${NOT_SET_HERE:-%d}:1\"]".formatted(port));
      assertThat(file.running("one", 1).getPort()).isEqualTo(port);
    }
  }

  @Test
  void aPortThatIsOpenToOthersIsNotTaken() throws IOException {
    var file = file("image: x:1\n    ports: [\"6379:6379\"]");
    assertThatThrownBy(() -> file.running("one", 6379))
        .isInstanceOf(ServiceUnavailable.class)
        .hasMessageContaining("publishes no port 6379 of one on 127.0.0.1");
  }

  @Test
  void whatIsNotThereOrCannotBeReadIsSaidInOneSentence() throws IOException {
    assertThatThrownBy(() -> file("image: x:1").image("two"))
        .hasMessageContaining("no service two");
    assertThatThrownBy(() -> file("{"))
        .hasMessageContaining("can't be read")
        .message()
        .hasLineCount(1);
  }

  private ComposeFile file(String service) throws IOException {
    var file = folder.resolve("docker-compose.yml");
    Files.writeString(file, "services:\n  one:\n    " + service + "\n");
    return ComposeFile.read(file);
  }
}
