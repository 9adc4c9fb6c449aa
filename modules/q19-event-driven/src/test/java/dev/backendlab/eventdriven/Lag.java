package dev.backendlab.eventdriven;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * How far a consumer group is behind: the events of a topic that it has not committed.
 *
 * @param admin asks the brokers
 */
record Lag(Admin admin) {

  long of(String group, String topic) {
    var partitions = partitions(topic);
    var committed = now(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    var ends =
        now(
            admin
                .listOffsets(
                    partitions.stream()
                        .collect(Collectors.toMap(each -> each, each -> OffsetSpec.latest())))
                .all());
    return partitions.stream()
        .mapToLong(each -> {
          var done = committed.get(each);
          var end = Objects.requireNonNull(ends.get(each));
          return end.offset() - (done == null ? 0 : done.offset());
        })
        .sum();
  }

  List<TopicPartition> partitions(String topic) {
    return now(admin.describeTopics(List.of(topic)).allTopicNames()).values().stream()
        .flatMap(described -> described.partitions().stream())
        .map(each -> new TopicPartition(topic, each.partition()))
        .toList();
  }

  private static <T> T now(KafkaFuture<T> answer) {
    return answer.toCompletionStage().toCompletableFuture().join();
  }
}
