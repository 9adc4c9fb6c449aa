package dev.backendlab.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.backendlab.kafka.broker.Broker;
import dev.backendlab.kit.service.Patience;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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

  /** With the program in a folder of its own, so that the project's cache stays as it is. */
  @Test
  @Timeout(240)
  void whatIsTrainedIsUsed(@TempDir Path folder) throws Exception {
    var built = Path.of(Broker.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    assumeThat(built).as("a cache is made of jars: mvn verify").isRegularFile();
    var jar = folder.resolve("lab-kafka-broker.jar");
    Files.copy(built, jar, StandardCopyOption.COPY_ATTRIBUTES);
    var classPath = jar + File.pathSeparator + System.getProperty("java.class.path");
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var builder = new ProcessBuilder(java, "-cp", classPath, Trained.class.getName());
    builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
    builder.environment().put("LAB_TRAINING", "on");
    var process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said).contains("Kafka 4.");
    try (var left = Files.list(folder)) {
      assertThat(left.map(each -> "" + each.getFileName()))
          .containsExactlyInAnyOrder("lab-kafka-broker.jar", "cache", Trained.cache());
    }
    assertThat(folder.resolve("cache/backend-lab/kafka-rehearsal")).doesNotExist();
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
