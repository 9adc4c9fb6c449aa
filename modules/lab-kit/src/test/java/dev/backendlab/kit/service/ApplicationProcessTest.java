package dev.backendlab.kit.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ApplicationProcessTest {

  @Test
  void anApplicationSaysWhereItIsAndIsKilledThere() {
    try (var application =
        ApplicationProcess.start(Waiting.class, Map.of("sign", "here \"I\" am"))) {
      application.awaitFiles("here \"I\" am", 1);
      assertThat(application.isAlive()).isTrue();
      application.kill();
      assertThat(application.isAlive()).isFalse();
    }
  }

  @Test
  void anApplicationThatEndsTooEarlyIsQuoted() {
    try (var application = ApplicationProcess.start(Failing.class, Map.of())) {
      assertThatThrownBy(() -> application.awaitFiles("here", 1))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("0 of 1 files here…")
          .hasMessageContaining("no database");
    }
  }

  /** On JDK 25 a cache fits only where they are the same, and the demo's is handed down. */
  @Test
  void anApplicationHasTheOptionsOfADemo() {
    var usual = String.join(" ", JavaProcess.usualOptions());
    try (var application = ApplicationProcess.start(Comparing.class, Map.of("usual", usual))) {
      application.awaitFiles("the same", 1);
    }
  }

  /** Makes a file where it was started with all the usual options. */
  static final class Comparing {

    public static void main(String[] args) throws Exception {
      var usual = List.of(System.getProperty("usual").split(" "));
      if (ManagementFactory.getRuntimeMXBean().getInputArguments().containsAll(usual)) {
        Files.createFile(Path.of("the same"));
      }
    }
  }

  /** Makes a file named by its settings, and waits for its end. */
  static final class Waiting {

    public static void main(String[] args) throws Exception {
      Files.createFile(Path.of(System.getProperty("sign")));
      new CountDownLatch(1).await();
    }
  }

  /** Fails at its start. */
  static final class Failing {

    public static void main(String[] args) {
      Objects.requireNonNull(System.getProperty("database"), "no database");
    }
  }
}
