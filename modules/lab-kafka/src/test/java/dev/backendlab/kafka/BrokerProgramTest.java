package dev.backendlab.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.backendlab.kafka.broker.Broker;
import dev.backendlab.kit.service.Patience;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class BrokerProgramTest {

  @Test
  void theBrokersClassPathIsNotOurs() {
    assertThat(BrokerProgram.command().getLast()).endsWith(".lock");
    assertThat(String.join(" ", BrokerProgram.command())).contains("scala-library");
    assertThat(System.getProperty("java.class.path")).doesNotContain("scala-library");
  }

  /** The project's own cache, made anew: the brokers of all later tests start with it. */
  @Test
  @Timeout(240)
  void whatIsTrainedIsUsed(@TempDir Path folder) throws Exception {
    var jar = Path.of(Broker.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    assumeThat(jar).as("a cache is made of jars: mvn verify").isRegularFile();
    Files.deleteIfExists(jar.resolveSibling(Trained.cache()));
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var builder =
        new ProcessBuilder(
            java, "-cp", System.getProperty("java.class.path"), Trained.class.getName());
    builder.environment().put("XDG_CACHE_HOME", folder.toString());
    builder.environment().put("LAB_TRAINING", "on");
    var process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said).contains("Kafka 4.");
    try (var built = Files.list(jar.getParent())) {
      assertThat(
              built.map(each -> "" + each.getFileName()).filter(each -> each.startsWith("lab-2")))
          .containsExactly(Trained.cache());
    }
    assertThat(folder.resolve("backend-lab/kafka-rehearsal")).doesNotExist();
  }

  /** Trains, waits for the cache, and starts a broker with it. */
  static final class Trained {

    public static void main(String[] args) {
      BrokerProgram.train();
      BrokerProgram.train(); // under way already: must not disturb the first
      Patience.until(Trained::done, Duration.ofMinutes(3));
      boolean used;
      try (var kafka = KafkaCluster.start(1)) {
        System.out.println("Kafka " + kafka.version());
        used = done() && isMapped();
      }
      System.exit(used ? 0 : 1);
    }

    /** A cache that does not fit is passed over in silence; Linux tells. */
    private static boolean isMapped() {
      return !Files.isDirectory(Path.of("/proc/self"))
          || ProcessHandle.current().descendants().anyMatch(Trained::maps);
    }

    private static boolean maps(ProcessHandle process) {
      try (var lines = Files.lines(Path.of("/proc", "" + process.pid(), "maps"))) {
        return lines.anyMatch(line -> line.endsWith(cache()));
      } catch (IOException gone) {
        return false;
      }
    }

    private static boolean done() {
      return BrokerProgram.command().stream().anyMatch(option -> option.endsWith(cache()));
    }

    static String cache() {
      int release = Runtime.version().feature();
      return "lab-%d.%s".formatted(release, release >= 25 ? "aot" : "jsa");
    }
  }
}
