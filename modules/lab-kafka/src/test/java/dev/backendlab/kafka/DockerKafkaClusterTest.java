package dev.backendlab.kafka;

import dev.backendlab.kit.service.Source;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** The same in containers. */
@Tag("docker")
class DockerKafkaClusterTest extends KafkaClusterTest {

  @BeforeAll
  static void inContainers() {
    System.setProperty(Source.PROPERTY, "docker");
  }

  @AfterAll
  static void asUsual() {
    System.clearProperty(Source.PROPERTY);
  }
}
