package dev.backendlab.eventdriven;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.listener.MessageListenerContainer;

/** The consumers of the demo's own shop: they run while a claim needs them. */
record Consumers(KafkaListenerEndpointRegistry registry, KafkaAdmin topics, ShopProperties shop) {

  /** Listeners that are at work; they stop when this is closed. */
  record Running(List<MessageListenerContainer> containers) implements AutoCloseable {

    @Override
    public void close() {
      containers.forEach(MessageListenerContainer::stop);
    }
  }

  /** Returns when these listeners share the partitions among them. */
  Running start(String... ids) {
    topics.initialize();
    Topics.awaitLeaders(topics, shop.prefix() + "orders", shop.prefix() + "payments");
    var containers =
        Stream.of(ids)
            .map(id -> Objects.requireNonNull(registry.getListenerContainer(id)))
            .toList();
    containers.forEach(MessageListenerContainer::start);
    containers.forEach(container -> awaitPartitions(container, shop.partitions()));
    return new Running(containers);
  }

  static void awaitPartitions(MessageListenerContainer container, int partitions) {
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(5))
        .until(() -> {
          var assigned = container.getAssignedPartitions();
          return assigned != null && assigned.size() >= partitions;
        });
  }
}
