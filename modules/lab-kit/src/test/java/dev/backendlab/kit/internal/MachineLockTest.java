package dev.backendlab.kit.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineLockTest {

  private static final String HAS_IT = "has it";

  @TempDir private Path folder;

  @Test
  void manyShareTheMachine() throws Exception {
    try (var one = new Neighbour(false);
        var other = new Neighbour(false)) {
      assertThat(one.says()).isEqualTo(HAS_IT);
      assertThat(other.says()).isEqualTo(HAS_IT);
    }
  }

  @Test
  void whoWantsItAloneWaitsForThoseWhoShareIt() throws Exception {
    try (var one = new Neighbour(false)) {
      assertThat(one.says()).isEqualTo(HAS_IT);
      try (var alone = new Neighbour(true)) {
        await().until(this::somebodyWaits);
        assertThat(alone.hasSpoken()).isFalse();
        one.leaves();
        assertThat(alone.says()).isEqualTo(HAS_IT);
      }
    }
  }

  @Test
  void nobodySharesItWithOneWhoHasItAlone() throws Exception {
    try (var alone = new Neighbour(true)) {
      assertThat(alone.says()).isEqualTo(HAS_IT);
      try (var other = new Neighbour(false)) {
        await().until(this::somebodyWaits);
        assertThat(other.hasSpoken()).isFalse();
        alone.isKilled();
        assertThat(other.says()).isEqualTo(HAS_IT);
      }
    }
  }

  @Test
  void withoutABuildEverybodyHasIt() {
    new MachineLock(null).take(true);
    new MachineLock(null).take(true);
  }

  /** One that is next in the queue holds it until it has the machine. */
  private boolean somebodyWaits() throws IOException {
    try (var channel = FileChannel.open(file(), StandardOpenOption.WRITE);
        var first = channel.tryLock(0, 1, false)) {
      return first == null;
    }
  }

  private Path file() {
    return folder.resolve("target").resolve("machine.lock");
  }

  /** Another JVM that takes the lock, says so, and keeps it until its input ends. */
  private final class Neighbour implements AutoCloseable {

    private final Process process;
    private final BufferedReader words;

    Neighbour(boolean alone) throws IOException {
      var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      var classPath = System.getProperty("java.class.path");
      process =
          new ProcessBuilder(
                  List.of(
                      java,
                      "-XX:TieredStopAtLevel=1",
                      "-cp",
                      classPath,
                      Holder.class.getName(),
                      file().toString(),
                      Boolean.toString(alone)))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      words = process.inputReader(StandardCharsets.UTF_8);
    }

    String says() throws IOException {
      return words.readLine();
    }

    boolean hasSpoken() throws IOException {
      return words.ready();
    }

    void leaves() throws Exception {
      process.getOutputStream().close();
      assertThat(process.waitFor()).isZero();
    }

    void isKilled() {
      process.destroyForcibly();
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }

  /** The neighbour's program. */
  public static final class Holder {

    private Holder() {}

    /** Takes the lock of the first argument, alone where the second says so. */
    public static void main(String[] args) throws IOException {
      new MachineLock(Path.of(args[0])).take(Boolean.parseBoolean(args[1]));
      System.out.println(HAS_IT);
      System.out.flush();
      while (System.in.read() >= 0) {
        // nothing is said; the end counts
      }
    }
  }
}
