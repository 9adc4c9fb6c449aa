package dev.backendlab.eventdriven;

import static org.awaitility.Awaitility.await;

import dev.backendlab.kit.App;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/**
 * A listener of an application that was started with its listeners at rest.
 *
 * @param container its consumers, one for each thread
 */
record Listener(ConcurrentMessageListenerContainer<?, ?> container) {

  static Listener of(App app, String id) {
    var found = app.bean(KafkaListenerEndpointRegistry.class).getListenerContainer(id);
    return new Listener((ConcurrentMessageListenerContainer<?, ?>) Objects.requireNonNull(found));
  }

  /** Returns when it has been given so many partitions. */
  Listener start(int partitions) {
    container.start();
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(5))
        .until(() -> assigned().stream().mapToInt(List::size).sum() >= partitions);
    return this;
  }

  /** The partitions of each consumer that was given any. */
  List<List<Integer>> assigned() {
    return container.getAssignmentsByClientId().values().stream()
        .filter(partitions -> !partitions.isEmpty())
        .map(partitions -> partitions.stream().map(TopicPartition::partition).toList())
        .toList();
  }
}
