package dev.backendlab.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backendlab.kit.service.NothingIsLeft;
import dev.backendlab.kit.service.OtherJvm;
import dev.backendlab.kit.service.ServiceUnavailable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EmbeddedRedisTest extends RedisContract implements NothingIsLeft {

  private static final Duration SHORT = Duration.ofMillis(300);

  @Override
  Map<String, Object> settings() {
    return Map.of();
  }

  @Override
  boolean own() {
    return true;
  }

  @Test
  void severalRunSideBySide() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<RedisServer> start = RedisServer::start;
      var servers =
          threads.invokeAll(Stream.generate(() -> start).limit(5).toList()).stream()
              .map(java.util.concurrent.Future::resultNow)
              .toList();
      for (var server : servers) {
        assertThat(call(server, "SET", "who", "" + server.port())).isEqualTo("OK");
      }
      for (var server : servers) {
        assertThat(call(server, "GET", "who")).isEqualTo("" + server.port());
        server.close();
      }
    }
  }

  @Test
  void nobodyGetsInWithoutThePassword() {
    try (var server = RedisServer.start();
        var other = RedisServer.start()) {
      var stranger = new Endpoint(false, server.host(), server.port(), "", "", 0);
      assertThatThrownBy(() -> call(stranger, "GET", "x")).hasMessageContaining("NOAUTH");
      assertThat(server.password()).isNotEqualTo(other.password());
      assertThatThrownBy(() -> call(endpoint(server.port(), other.password()), "PING"))
          .hasMessageContaining("WRONGPASS");
    }
  }

  @Test
  void aStoppedServerRefusesAndStartsAgainOnItsPort() throws Exception {
    try (var server = RedisServer.start()) {
      int port = server.port();
      call(server, "SET", "kept", "no");
      server.stop();
      assertThatThrownBy(() -> call(server, "PING")).isInstanceOf(ConnectException.class);
      server.restart();
      assertThat(server.port()).isEqualTo(port);
      assertThat(call(server, "GET", "kept")).isNull();
    }
  }

  @Test
  void settingsReachTheServerAndItsFolderOutlivesAKill() throws Exception {
    try (var server = RedisServer.start("appendonly yes", "appendfsync always", "maxmemory 9mb")) {
      call(server, "SET", "kept", "yes");
      server.kill();
      server.restart();
      assertThat(call(server, "GET", "kept")).isEqualTo("yes");
      assertThat(String.valueOf(call(server, "INFO", "memory"))).contains("maxmemory_human:9.00M");
    }
  }

  @Test
  void aPausedServerDoesNotAnswerUntilItGoesOn() throws Exception {
    try (var server = RedisServer.start();
        var wire = Wire.to(endpoint(server.port(), server.password()), SHORT)) {
      server.pause();
      assertThatThrownBy(() -> wire.call("PING")).isInstanceOf(SocketTimeoutException.class);
      server.resume();
      assertThat(call(server, "PING")).isEqualTo("PONG");
    }
  }

  @Test
  void aSettingThatRedisDoesNotKnowIsSaidInOneSentence() {
    assertThatThrownBy(() -> RedisServer.start("no-such-setting 1"))
        .isInstanceOf(ServiceUnavailable.class)
        .hasMessageContaining("no-such-setting");
  }

  @Override
  public Class<?> host() {
    return Host.class;
  }

  private static @Nullable Object call(RedisServer server, String... words) throws IOException {
    return call(endpoint(server.port(), server.password()), words);
  }

  private static @Nullable Object call(Endpoint endpoint, String... words) throws IOException {
    try (var wire = Wire.to(endpoint, Duration.ofSeconds(20))) {
      return wire.call(words);
    }
  }

  private static Endpoint endpoint(int port, String password) {
    return new Endpoint(false, "127.0.0.1", port, "", password, 0);
  }

  /** An application with the shared server, and a second server that is paused. */
  static final class Host {

    public static void main(String[] args) throws Exception {
      try (var context = application(Map.of());
          var paused = RedisServer.start()) {
        assertThat(context.isActive()).isTrue();
        paused.pause();
        OtherJvm.readyAndWait();
      }
    }
  }
}
