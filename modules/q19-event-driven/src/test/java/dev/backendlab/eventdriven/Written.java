package dev.backendlab.eventdriven;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.core.ConsumerFactory;

/** Reads a topic as it is now, from its beginning to its end. */
final class Written {

  private Written() {}

  static List<ConsumerRecord<String, String>> in(
      String topic, ConsumerFactory<String, String> consumers) {
    var records = new ArrayList<ConsumerRecord<String, String>>();
    try (var consumer = consumers.createConsumer(topic + "-reader", "")) {
      var partitions =
          consumer.partitionsFor(topic).stream()
              .map(each -> new TopicPartition(topic, each.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = new HashMap<>(consumer.endOffsets(partitions));
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
    }
    return records;
  }
}
