package dev.backendlab.kit.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ServerProcessTest implements NothingIsLeft {

  /** Counts in a file for as long as it runs, and leaves a mark when it is ended politely. */
  private static final String COUNTER =
      """
      trap 'echo politely >ended-by; exit 0' TERM
      while :; do echo >>counts; sleep 0.01; done
      """;

  @Test
  void aServerRunsUntilItIsEnded() throws Exception {
    try (var server = counter()) {
      await().until(() -> counts(server) > 2);
      assertThat(server.isAlive()).isTrue();
      server.end("TERM");
      assertThat(server.isAlive()).isFalse();
      assertThat(server.folder().resolve("ended-by")).hasContent("politely");
      assertThat(server.folder()).exists();
    }
  }

  @Test
  void aServerStartsAgainInItsFolder() throws Exception {
    try (var server = counter()) {
      await().until(() -> counts(server) > 2);
      server.kill();
      assertThat(server.folder().resolve("ended-by")).doesNotExist();
      long before = counts(server);
      server.start();
      await().until(() -> counts(server) > before);
    }
  }

  @Test
  void aPausedServerDoesNothingAndGoesOnLater() throws Exception {
    try (var server = counter()) {
      await().until(() -> counts(server) > 2);
      server.pause();
      long before = counts(server);
      assertThat(server.isAlive()).isTrue();
      await().during(200, TimeUnit.MILLISECONDS).until(() -> counts(server) == before);
      server.resume();
      await().until(() -> counts(server) > before);
    }
  }

  @Test
  void closingEndsAPausedServerTooAndRemovesItsFolder() throws Exception {
    var server = counter();
    server.pause();
    var process = ProcessHandle.of(server.pid()).orElseThrow();
    server.close();
    assertThat(process.isAlive()).isFalse();
    assertThat(server.folder()).doesNotExist();
    assertThat(Folders.run()).exists();
  }

  @Test
  void theEndOfAServerIsNoticedAndItsWordsAreKept() throws Exception {
    try (var server = server("printf 'd\\303\\251j\\303\\240 vu, \\377\\n' >&2; exit 3")) {
      await().until(() -> !server.isAlive());
      assertThat(server.log()).isEqualTo("déjà vu, \uFFFD\n");
    }
  }

  @Test
  void aServerWhoseWatchdogWasKilledEndsWithUs() throws Exception {
    var server = counter();
    var process = ProcessHandle.of(server.pid()).orElseThrow();
    process.parent().flatMap(ProcessHandle::parent).orElseThrow().destroyForcibly();
    server.close();
    await().until(() -> !process.isAlive() || process.info().command().isEmpty());
    assertThat(server.folder()).doesNotExist();
  }

  @Test
  void theLastCommandRunsOnceTheServerHasEnded() throws Exception {
    var elsewhere = Files.createTempDirectory(Folders.run(), "a folder ");
    var folder = Files.createTempDirectory(Folders.run(), "server ");
    var last = "cp counts '" + elsewhere + "/copy'";
    ServerProcess.in(folder, "KILL", last, List.of("sh", "-c", "echo 1 >counts")).close();
    try (var server = ServerProcess.in(folderOf("x"), "KILL", last, shell(COUNTER))) {
      server.start();
      await().until(() -> counts(server) > 2);
    }
    assertThat(elsewhere.resolve("copy")).isNotEmptyFile();
  }

  @Override
  public Class<?> host() {
    return Host.class;
  }

  private static ServerProcess counter() throws IOException {
    return server(COUNTER);
  }

  private static ServerProcess server(String script) throws IOException {
    var server = ServerProcess.in(folderOf("server"), "KILL", ":", shell(script));
    server.start();
    return server;
  }

  private static List<String> shell(String script) {
    return List.of("sh", "-c", script);
  }

  private static Path folderOf(String name) throws IOException {
    return Files.createTempDirectory(Folders.run(), name);
  }

  private static long counts(ServerProcess server) throws IOException {
    var counts = server.folder().resolve("counts");
    return Files.exists(counts) ? Files.size(counts) : 0;
  }

  /** Two servers, one of them paused: even a killed JVM must not leave that. */
  static final class Host {

    public static void main(String[] args) throws Exception {
      counter();
      counter().pause();
      OtherJvm.readyAndWait();
    }
  }
}
