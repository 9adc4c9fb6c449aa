package dev.backendlab.kafka;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A member of a consumer group in a JVM of its own, which is killed: the group still counts it. */
final class Member {

  private Member() {}

  static void killed(String bootstrapServers, String topic, String group) throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var classPath = System.getProperty("java.class.path");
    var command = new java.util.ArrayList<>(List.of(java, "-cp", classPath));
    command.addAll(List.of(Member.class.getName(), bootstrapServers, topic, group));
    var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    var process = builder.start();
    if (process.inputReader().lines().noneMatch("joined"::equals)) {
      throw new IllegalStateException("the member did not join");
    }
    process.destroyForcibly().waitFor();
  }

  public static void main(String[] args) {
    var settings =
        Map.<String, Object>of(
            "bootstrap.servers", args[0], "group.id", args[2], "auto.offset.reset", "earliest");
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of(args[1]));
      while (consumer.assignment().isEmpty()) {
        consumer.poll(Duration.ofMillis(100));
      }
      System.out.println("joined");
      while (true) {
        consumer.poll(Duration.ofSeconds(1));
      }
    }
  }
}
