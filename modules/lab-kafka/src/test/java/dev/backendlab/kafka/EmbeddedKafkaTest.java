package dev.backendlab.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendlab.kit.service.OtherJvm;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedKafkaTest extends KafkaContract {

  @Override
  Map<String, Object> settings() {
    return Map.of();
  }

  @Override
  boolean embedded() {
    return true;
  }

  @ParameterizedTest
  @ValueSource(strings = {"KILL", "TERM", "INT"})
  void nothingIsLeftOfASignalledJvm(String signal) throws Exception {
    try (var jvm = OtherJvm.start(Host.class, Map.of())) {
      jvm.signal(signal);
      jvm.hasGone();
    }
  }

  /** An application with the shared broker. */
  static final class Host {

    public static void main(String[] args) throws Exception {
      try (var context = application(Map.of())) {
        assertThat(context.isActive()).isTrue();
        OtherJvm.readyAndWait();
      }
    }
  }
}
