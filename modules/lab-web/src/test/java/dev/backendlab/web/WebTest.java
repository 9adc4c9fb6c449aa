package dev.backendlab.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backendlab.kit.face.Places;
import dev.backendlab.web.guard.Entrance;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ApplicationContextException;

/** The server's start, and what it says where that fails. */
@Timeout(120)
class WebTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder;

  /** A program's output, and its status. */
  private record Ended(int status, String out, String err) {}

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          --listen=                   | '' is no address of this machine
          `--listen= `                | ' ' is no address of this machine
          --listen=no.such.invalid    | 'no.such.invalid' is no address of this machine
          --listen=[::g]              | '[::g]' is no address of this machine
          --listen=192.0.2.1          | '192.0.2.1' is no address of this machine
          --port=99999                | '99999' is no port
          """)
  void aWrongWordEndsItWithASentenceBeforeAnythingIsBound(String word, String sentence)
      throws Exception {
    var ended = program(Map.of(), word);

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err().lines()).singleElement().asString().startsWith(sentence);
  }

  @Test
  void aTakenPortIsNamed() throws Exception {
    try (var taken = new ServerSocket(0, 1, Entrance.LOCAL)) {
      var ended = program(Map.of(), "--port", String.valueOf(taken.getLocalPort()));

      assertThat(ended.status()).isEqualTo(3);
      assertThat(ended.out()).isEmpty();
      assertThat(ended.err().strip())
          .isEqualTo(
              "Port %d is taken: name another, or leave --port away."
                  .formatted(taken.getLocalPort()));
    }
  }

  @Test
  void anyOtherFailureOfItsStartIsOneSentence() {
    var failure =
        new ApplicationContextException("outer", new IOException("the socket may not be opened"));

    assertThat(Web.cause(failure))
        .isEqualTo("The server can't start: the socket may not be opened.");
  }

  @Test
  void whatIsSetForOtherApplicationsIsNotMeantForTheLab() {
    System.setProperty("server.address", "0.0.0.0");
    System.setProperty("server.port", "1");
    try (var server = LabServer.onFixture(folder)) {
      assertThat(server.url()).startsWith("http://127.0.0.1:").doesNotEndWith(":1");
      assertThat(server.get("/").statusCode()).isEqualTo(200);
    } finally {
      System.clearProperty("server.address");
      System.clearProperty("server.port");
    }
  }

  @Test
  void aStateFolderThatCannotBeWrittenIsSaidAndTheQuestionsAreRead() throws Exception {
    var file = Files.writeString(folder.resolve("file"), "no folder");

    var ended = program(Map.of("XDG_STATE_HOME", file.toString()), "--rehearse");

    assertThat(ended.status()).isZero();
    assertThat(ended.err().strip())
        .isEqualTo(
            "Cannot write to %s/backend-lab: set XDG_STATE_HOME to a folder that you may write to."
                .formatted(file));
  }

  @Test
  void aRunThatCannotBeKeptSaysSo() throws IOException {
    Files.createDirectories(folder.resolve("user"));
    Files.writeString(folder.resolve("user/state"), "no folder");
    try (var server = LabServer.onFixture(folder)) {
      assertThat(server.page("/q99")).contains("It shows everything.");
      var run = server.run("fails");

      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> assertThat(server.page(run)).contains("Cannot write to ", "XDG_STATE_HOME"));
    }
  }

  @Test
  void aRunWhoseEvidenceIsLostSaysSo() throws IOException {
    try (var server = LabServer.onFixture(folder)) {
      var run = server.run("long");
      new Listener(server.url() + run + "/events").hear(null, 20);
      var kept = server.state().resolve("runs").resolve(run.replaceFirst("^/(q99)/runs", "$1"));
      try (var files = Files.walk(kept)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
      new Listener(server.url() + run + "/events").hear(null, Integer.MAX_VALUE);

      assertThat(server.page(run)).contains("could not be kept whole: make room in ", "part 299");
    }
  }

  @Test
  void theLogGoesWhereItCanBeWritten() throws IOException {
    var state = folder.resolve("state");
    var places = new Places(folder, state, folder, folder);
    assertThat(Log.in(places).file()).contains(state.resolve("web.log"));
    assertThat(Log.in(places).trouble()).isEmpty();

    Files.delete(state.resolve("web.log"));
    Files.createDirectory(state.resolve("web.log"));
    assertThat(Log.in(places).trouble()).contains(state.toString());
    assertThat(Log.in(places).file().orElseThrow()).isNotEqualTo(state.resolve("web.log"));
  }

  private Ended program(Map<String, String> environment, String... words) throws Exception {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.add("-Dlab.root=" + Path.of("../..").toAbsolutePath().normalize());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Web.class.getName()));
    command.add("--no-browser");
    command.addAll(List.of(words));
    var out = folder.resolve("out");
    var err = folder.resolve("err");
    var builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().put("XDG_STATE_HOME", folder.resolve("xdg").toString());
    builder.environment().putAll(environment);
    int status = builder.start().waitFor();
    return new Ended(status, read(out), read(err));
  }

  /** Without what the JVM itself says. */
  private static String read(Path file) throws IOException {
    return String.join(
        "\n",
        Files.readString(file, StandardCharsets.UTF_8)
            .lines()
            .filter(line -> !line.startsWith("WARNING: ") && !line.startsWith("Picked up "))
            .toList());
  }
}
