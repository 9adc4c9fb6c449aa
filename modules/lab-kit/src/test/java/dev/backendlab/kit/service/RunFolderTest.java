package dev.backendlab.kit.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {

  @TempDir private Path runs;

  @Test
  void whatADeadRunLeftIsSwept() throws Exception {
    var dead = Files.createDirectories(runs.resolve("4711-abc/redis-1"));
    Files.writeString(dead.resolve("redis.conf"), "port 1\n");
    Files.writeString(dead.resolve("pid"), "4711\n");
    Files.createFile(runs.resolve("4711-abc.lock"));
    Sweep.leftovers(runs);
    assertThat(runs).isEmptyDirectory();
  }

  @Test
  void whatALivingRunUsesIsLeftAlone() throws Exception {
    var living = Files.createDirectories(runs.resolve("4712-abc/redis-1"));
    try (var channel = RunFolder.open(runs.resolve("4712-abc.lock"));
        var lock = channel.lock()) {
      assertThat(lock.isValid()).isTrue();
      Sweep.leftovers(runs);
      assertThat(living).exists();
    }
    Sweep.leftovers(runs);
    assertThat(living).doesNotExist();
  }

  @Test
  void aProcessThatOnlyHasTheSameIdIsNotTouched() throws Exception {
    var dead = Files.createDirectories(runs.resolve("4713-abc/redis-1"));
    var stranger = new ProcessBuilder("sleep", "60").start();
    try {
      Files.writeString(dead.resolve("pid"), stranger.pid() + "\n");
      Sweep.leftovers(runs);
      assertThat(dead).doesNotExist();
      assertThat(stranger.isAlive()).isTrue();
    } finally {
      stranger.destroyForcibly();
    }
  }

  @Test
  void aServerOnAProgramOfTheSystemsIsKnownByWhatItWasTold() throws Exception {
    var dead = Files.createDirectories(runs.resolve("4714-abc/kafka-1"));
    var ours = runs.resolve("4714-abc.lock").toString();
    var server = new ProcessBuilder("sh", "-c", "read -r line; true", "sh", ours).start();
    Files.writeString(dead.resolve("pid"), server.pid() + "\n");
    Sweep.leftovers(runs);
    assertThat(server.waitFor(30, TimeUnit.SECONDS)).as("ended before its time").isTrue();
  }

  @Test
  void theFolderOfThisJvmIsOne() {
    assertThat(Folders.run()).isEqualTo(Folders.run()).isWritable();
    assertThat(Folders.run()).startsWith(Folders.cache());
  }
}
