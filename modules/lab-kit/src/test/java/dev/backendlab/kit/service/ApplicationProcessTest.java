package dev.backendlab.kit.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Configuration;

class ApplicationProcessTest {

  @Test
  void anApplicationIsKilledWhereItsThreadsAre() {
    var starter = ApplicationProcess.of(Charging.class).with("point", "a \"point\"");
    try (var application = starter.with("threads", 3).start()) {
      application.awaitReached("a \"point\"", 3);
      assertThat(application.isAlive()).isTrue();
      application.kill();
      assertThat(application.isAlive()).isFalse();
    }
  }

  @Test
  void pointsWithSimilarNamesAreCountedApart() {
    var starter = ApplicationProcess.of(Charging.class).with("point", "charged-twice");
    try (var application = starter.with("threads", 1).start()) {
      application.awaitReached("charged-twice", 1);
      application.kill();
      assertThatThrownBy(() -> application.awaitReached("charged", 1))
          .hasMessageContaining("came to 'charged' with 0 of 1 threads");
    }
  }

  @Test
  void anApplicationThatEndsTooEarlyIsQuoted() {
    try (var application = ApplicationProcess.of(Failing.class).start()) {
      assertThatThrownBy(() -> application.awaitReached("charged", 1))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("came to 'charged' with 0 of 1 threads")
          .hasMessageContaining("no database");
    }
  }

  /** On JDK 25 a cache fits only where they are the same, and the demo's is handed down. */
  @Test
  void anApplicationHasTheOptionsOfADemo() {
    var usual = String.join(" ", JavaProcess.usualOptions());
    try (var application = ApplicationProcess.of(Comparing.class).with("usual", usual).start()) {
      application.awaitReached("the same", 1);
    }
  }

  @Test
  void anInstrumentIsABeanThoughNoScanFindsIt() {
    try (var application = ApplicationProcess.of(Till.class, CrashesAtStart.class).start()) {
      application.awaitReached("started", 1);
    }
  }

  @Test
  void severalBackingsExcludeWhatEachOfThemReplaces() {
    Backing one = () -> Map.of("spring.autoconfigure.exclude", "a.One");
    Backing other = () -> Map.of("spring.autoconfigure.exclude", "b.Other");
    try (var application = ApplicationProcess.of(Excluding.class).on(one).on(other).start()) {
      application.awaitReached("a.One,b.Other", 1);
    }
  }

  @Test
  void aCrashPointThatNobodyWatchesIsRefused() {
    assertThatThrownBy(() -> CrashPoint.reached("charged"))
        .hasMessage(
            "'charged' was reached where nobody kills: start the application by ApplicationProcess");
  }

  /** Comes to a point with several threads. */
  static final class Charging {

    public static void main(String[] args) {
      IntStream.range(0, Integer.getInteger("threads"))
          .forEach(i ->
              Thread.ofPlatform().start(() -> CrashPoint.reached(System.getProperty("point"))));
    }
  }

  /** Comes to a point where it was started with all the usual options. */
  static final class Comparing {

    public static void main(String[] args) {
      var usual = List.of(System.getProperty("usual").split(" "));
      if (ManagementFactory.getRuntimeMXBean().getInputArguments().containsAll(usual)) {
        CrashPoint.reached("the same");
      }
    }
  }

  /** Says what it was told to exclude. */
  static final class Excluding {

    public static void main(String[] args) {
      CrashPoint.reached(System.getProperty("spring.autoconfigure.exclude"));
    }
  }

  /** Fails at its start. */
  static final class Failing {

    public static void main(String[] args) {
      Objects.requireNonNull(System.getProperty("database"), "no database");
    }
  }

  /** An application of Spring's without a scan. */
  @Configuration
  static class Till {

    public static void main(String[] args) {
      SpringApplication.run(Till.class, args);
    }
  }

  /** As the test tree of a question has it. */
  static class CrashesAtStart implements ApplicationRunner {

    @Override
    public void run(ApplicationArguments arguments) {
      CrashPoint.reached("started");
    }
  }
}
