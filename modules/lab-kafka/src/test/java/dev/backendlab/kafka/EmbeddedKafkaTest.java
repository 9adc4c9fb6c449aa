package dev.backendlab.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backendlab.kit.service.NothingIsLeft;
import dev.backendlab.kit.service.OtherJvm;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EmbeddedKafkaTest extends KafkaContract implements NothingIsLeft {

  @Override
  Map<String, Object> settings() {
    return Map.of();
  }

  @Override
  boolean own() {
    return true;
  }

  @Override
  public Class<?> host() {
    return Host.class;
  }

  /** In Turkish, the upper case of "classic" is not the "CLASSIC" that Kafka looks for. */
  @Test
  void aBrokerStartsWhateverTheUsersLanguage() throws Exception {
    var turkish = Map.of("JDK_JAVA_OPTIONS", "-Duser.language=tr -Duser.country=TR");
    try (var jvm = OtherJvm.start(Host.class, turkish)) {
      assertThat(jvm.said("language")).isEqualTo("tr");
      jvm.release();
      jvm.hasGone();
    }
  }

  /** Then nobody is left to end the broker but the broker. */
  @Test
  void aBrokerEndsWhenItsStarterIsKilledTogetherWithAllWatchdogs() throws Exception {
    try (var jvm = OtherJvm.start(Host.class, Map.of())) {
      var broker = ProcessHandle.of(Long.parseLong(jvm.said("broker"))).orElseThrow();
      for (var name : List.of("jvm", "watchdog")) {
        ProcessHandle.of(Long.parseLong(jvm.said(name))).orElseThrow().destroyForcibly();
      }
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> !broker.isAlive() || broker.info().command().isEmpty());
      jvm.hasGone();
    }
  }

  static final class Host {

    public static void main(String[] args) throws Exception {
      try (var context = application(Map.of())) {
        assertThat(context.isActive()).isTrue();
        var broker = ourBroker();
        System.out.println("broker " + broker.pid());
        System.out.println("watchdog " + watchdogOf(broker).pid());
        System.out.println("language " + Locale.getDefault().getLanguage());
        System.out.println("jvm " + ProcessHandle.current().pid());
        OtherJvm.readyAndWait();
      }
    }

    private static ProcessHandle ourBroker() {
      return ProcessHandle.current()
          .descendants()
          .filter(each -> each.info().command().orElse("").endsWith("java"))
          .findFirst()
          .orElseThrow();
    }

    private static ProcessHandle watchdogOf(ProcessHandle broker) {
      return broker.parent().flatMap(ProcessHandle::parent).orElseThrow();
    }
  }
}
