package dev.backendlab.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.backendlab.kit.service.ServiceUnavailable;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class KafkaClusterTest {

  @Test
  void aClusterOfThreeStandsTheLossOfALeaderAndTakesItBack() throws Exception {
    try (var kafka = KafkaCluster.start(3, "min.insync.replicas=2");
        var letters = letters(kafka, "all")) {
      create(kafka, 3);
      send(letters, "before");
      int leader = kafka.leaderOf("letters", 0);
      kafka.kill(leader);
      send(letters, "without");
      assertThat(kafka.leaderOf("letters", 0)).isNotEqualTo(leader).isBetween(1, 3);

      kafka.restart(leader);
      send(letters, "after");
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> assertThat(inSync(kafka)).containsExactlyInAnyOrder(1, 2, 3));
      assertThat(read(kafka, 3)).containsExactlyInAnyOrder("before", "without", "after");
    }
  }

  @Test
  void aPausedBrokerIsPassedOverAndComesBack() throws Exception {
    try (var kafka = KafkaCluster.start(3);
        var letters = letters(kafka, "1")) {
      create(kafka, 3);
      int leader = kafka.leaderOf("letters", 0);
      kafka.pause(leader);
      await().atMost(Duration.ofSeconds(30)).until(() -> kafka.leaderOf("letters", 0) != leader);
      send(letters, "meanwhile");
      kafka.resume(leader);
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() -> assertThat(inSync(kafka)).hasSize(3));
      assertThat(read(kafka, 1)).containsExactly("meanwhile");
    }
  }

  @Test
  void oneBrokerKeepsItsDataOverStopAndKill() throws Exception {
    try (var kafka = KafkaCluster.start(1)) {
      create(kafka, 1);
      try (var letters = letters(kafka, "all")) {
        send(letters, "first");
        kafka.stop(1);
        kafka.restart(1);
        send(letters, "second");
        kafka.kill(1);
        kafka.restart(1);
      }
      assertThat(read(kafka, 2)).containsExactly("first", "second");
    }
  }

  @Test
  void aSettingThatKafkaRefusesIsSaidInOneSentence() {
    assertThatThrownBy(() -> KafkaCluster.start(1, "num.io.threads=none"))
        .isInstanceOf(ServiceUnavailable.class)
        .hasMessageContaining("num.io.threads");
    assertThatThrownBy(() -> KafkaCluster.start(1, "num.io.threads"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aBrokerThatIsNotThereIsNotTaken() {
    try (var kafka = KafkaCluster.start(1)) {
      assertThatThrownBy(() -> kafka.kill(2)).hasMessageContaining("no broker 2");
    }
  }

  private static void create(KafkaCluster kafka, int replicas) throws Exception {
    try (var admin = admin(kafka)) {
      admin.createTopics(List.of(new NewTopic("letters", 1, (short) replicas))).all().get();
    }
    await().until(() -> kafka.leaderOf("letters", 0) > 0);
  }

  private static Set<Integer> inSync(KafkaCluster kafka) throws Exception {
    try (var admin = admin(kafka)) {
      var topics = admin.describeTopics(List.of("letters")).allTopicNames().get();
      var topic = Objects.requireNonNull(topics.get("letters"));
      var ids = new HashSet<Integer>();
      topic.partitions().getFirst().isr().forEach(node -> ids.add(node.id()));
      return ids;
    }
  }

  private static Admin admin(KafkaCluster kafka) {
    return Admin.create(
        Map.of("bootstrap.servers", kafka.bootstrapServers(), "request.timeout.ms", 1_000));
  }

  private static KafkaProducer<String, String> letters(KafkaCluster kafka, String acks) {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", acks),
        new StringSerializer(),
        new StringSerializer());
  }

  private static void send(KafkaProducer<String, String> letters, String text) throws Exception {
    letters.send(new ProducerRecord<>("letters", text)).get();
  }

  private static List<String> read(KafkaCluster kafka, int expected) {
    try (var reader =
        new KafkaConsumer<>(
            Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()),
            new StringDeserializer(),
            new StringDeserializer())) {
      var partition = new TopicPartition("letters", 0);
      reader.assign(List.of(partition));
      reader.seekToBeginning(List.of(partition));
      var read = new java.util.ArrayList<String>();
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> {
            reader.poll(Duration.ofMillis(200)).forEach(each -> read.add(each.value()));
            return read.size() >= expected;
          });
      return read;
    }
  }
}
