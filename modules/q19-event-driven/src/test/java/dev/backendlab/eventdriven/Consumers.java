package dev.backendlab.eventdriven;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.stereotype.Component;

/** The consumers of the demo's own shop: they run while a claim needs them. */
@Component
record Consumers(KafkaListenerEndpointRegistry registry, KafkaAdmin topics, ShopProperties shop) {

  /** Returns when these listeners, and no others, share the partitions among them. */
  void only(String... ids) {
    topics.initialize();
    Topics.awaitLeaders(topics, shop.prefix() + "orders", shop.prefix() + "payments");
    var wanted = List.of(ids);
    registry
        .getListenerContainers()
        .forEach(container -> {
          if (wanted.contains(container.getListenerId())) {
            container.start();
          } else {
            container.stop();
          }
        });
    registry.getListenerContainers().stream()
        .filter(container -> wanted.contains(container.getListenerId()))
        .forEach(container -> awaitPartitions(container, shop.partitions()));
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
