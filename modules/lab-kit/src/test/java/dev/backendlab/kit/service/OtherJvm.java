package dev.backendlab.kit.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A JVM of its own that a test ends, and then looks for what is left of it.
 *
 * <p>Its main method prints lines {@code name value}, then {@link #READY}, and waits for the end of
 * its input.
 */
public final class OtherJvm implements AutoCloseable {

  /** What the main method prints when everything is there that may be left behind. */
  public static final String READY = "ready";

  private static final Duration LONG = Duration.ofSeconds(60);

  private final Process process;
  private final Map<String, String> said = new LinkedHashMap<>();
  private final List<ProcessHandle> children;

  private OtherJvm(Process process) throws IOException {
    this.process = process;
    listen(process.inputReader(StandardCharsets.UTF_8));
    this.children = process.descendants().toList();
    assertThat(children).as("processes of the other JVM").isNotEmpty();
  }

  /** Starts this main class with these environment variables, and waits until it is ready. */
  public static OtherJvm start(Class<?> main, Map<String, String> environment) throws IOException {
    var command = new ArrayList<>(ownSession());
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(environment);
    return new OtherJvm(builder.start());
  }

  /** A process group, as a terminal makes one; and SIGINT must not be ignored from the outset. */
  private static List<String> ownSession() {
    return Files.isExecutable(Path.of("/usr/bin/setsid"))
        ? List.of("/usr/bin/setsid", "env", "--default-signal")
        : List.of();
  }

  private void listen(BufferedReader lines) throws IOException {
    for (var line = lines.readLine(); !READY.equals(line); line = lines.readLine()) {
      if (line == null) {
        throw new IOException("The other JVM ended before it was ready.");
      }
      var words = line.split(" ", 2);
      said.put(words[0], words.length < 2 ? "" : words[1]);
    }
  }

  /** What it has said under this name. */
  public String said(String name) {
    assertThat(said).containsKey(name);
    return said.getOrDefault(name, "");
  }

  /** Lets it end by itself. */
  public void release() throws IOException {
    process.getOutputStream().close();
  }

  /** As {@code kill -s} does. */
  public void signal(String name) throws Exception {
    assertThat(kill(name, Long.toString(process.pid()))).isZero();
  }

  /** Ctrl-C: the terminal signals the whole process group. */
  public void interruptGroup() throws Exception {
    assertThat(kill("INT", ownSession().isEmpty() ? "" + process.pid() : "-" + process.pid()))
        .isZero();
  }

  private static int kill(String signal, String whom) throws Exception {
    return new ProcessBuilder("sh", "-c", "kill -s " + signal + " -- " + whom).start().waitFor();
  }

  /** Waits until it has ended with all of its processes, and its run folder has gone. */
  public void hasGone() {
    await().atMost(LONG).until(() -> !process.isAlive());
    await().atMost(LONG).untilAsserted(() -> assertThat(children).noneMatch(OtherJvm::isRunning));
    await()
        .atMost(LONG)
        .untilAsserted(() -> {
          assertThat(Path.of(said("folder"))).doesNotExist();
          assertThat(RunFolder.lockOf(Path.of(said("folder")))).doesNotExist();
        });
  }

  /** One that has ended and that nobody has collected has no program any more. */
  private static boolean isRunning(ProcessHandle process) {
    return process.isAlive() && process.info().command().isPresent();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** For the main method: says that all is there, and waits for the release. */
  public static void readyAndWait() throws IOException {
    System.out.println("folder " + Folders.run());
    System.out.println(READY);
    System.out.flush();
    while (System.in.read() >= 0) {
      // nothing is said; the end counts
    }
  }
}
