package dev.backendlab.kafka;

import dev.backendlab.kit.service.Patience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * What claims ask of a cluster's topics.
 *
 * @param properties of a client, with the cluster's address
 */
record Topics(Map<String, Object> properties) {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(200);

  /** Creates a topic, and returns once each partition has a leader that answers. */
  void create(String topic, int partitions) {
    try (var client = client()) {
      var admin = client.admin();
      var one = new NewTopic(topic, Optional.of(partitions), Optional.empty());
      get(admin.createTopics(List.of(one)).all());
      Patience.until(() -> hasLeaders(admin, topic, partitions), PATIENCE);
    }
  }

  private static boolean hasLeaders(Admin admin, String topic, int partitions) {
    try {
      return ends(admin, topic).size() == partitions;
    } catch (IllegalStateException notYet) {
      return false;
    }
  }

  long lag(String group, String topic) {
    try (var client = client()) {
      var admin = client.admin();
      var committed = get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
      long lag = 0;
      for (var end : ends(admin, topic).entrySet()) {
        var at = committed.get(end.getKey());
        lag += end.getValue() - (at == null ? 0 : at.offset());
      }
      return lag;
    }
  }

  List<ConsumerRecord<String, String>> read(String topic) {
    var reader = new HashMap<>(properties);
    reader.put("enable.auto.commit", false);
    var found = new ArrayList<ConsumerRecord<String, String>>();
    try (var admin = client();
        var consumer =
            new KafkaConsumer<>(reader, new StringDeserializer(), new StringDeserializer())) {
      var ends = ends(admin.admin(), topic);
      consumer.assign(ends.keySet());
      consumer.seekToBeginning(ends.keySet());
      Patience.until(
          () -> {
            consumer.poll(POLL).forEach(found::add);
            return ends.entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
          },
          PATIENCE);
    }
    return found;
  }

  /** Where the next message of each partition will be. */
  private static Map<TopicPartition, Long> ends(Admin admin, String topic) {
    var description =
        get(admin.describeTopics(Set.of(topic)).topicNameValues().values().iterator().next());
    var latest =
        description.partitions().stream()
            .collect(
                Collectors.toMap(
                    partition -> new TopicPartition(topic, partition.partition()),
                    partition -> OffsetSpec.latest()));
    var ends = new HashMap<TopicPartition, Long>();
    get(admin.listOffsets(latest).all()).forEach((at, end) -> ends.put(at, end.offset()));
    return ends;
  }

  private Client client() {
    return Client.of(properties);
  }

  private static <T> T get(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(String.valueOf(e.getCause()), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
