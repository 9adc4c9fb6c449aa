package dev.backendlab.eventdriven.inventory;

import dev.backendlab.eventdriven.ShopProperties;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/** Orders whose every attempt failed. They wait until somebody has mended the cause. */
@Component
public class DeadLetters {

  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final ConsumerFactory<String, String> consumers;
  private final KafkaTemplate<String, String> kafka;
  private final ShopProperties shop;

  DeadLetters(
      ConsumerFactory<String, String> consumers,
      KafkaTemplate<String, String> kafka,
      ShopProperties shop) {
    this.consumers = consumers;
    this.kafka = kafka;
    this.shop = shop;
  }

  /**
   * Has those tried again that wait now; says how many that were. They go into the topic of this
   * consumer's retries and not into that of the orders, where payment and mail would hear of them
   * as well.
   */
  public int replay() {
    try (var consumer = consumers.createConsumer(shop.prefix() + "inventory-replay", "")) {
      var waiting = waiting(consumer);
      int replayed = 0;
      while (waiting.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        for (var letter : consumer.poll(PATIENCE)) {
          tryAgain(letter);
          replayed++;
        }
      }
      consumer.commitSync();
      return replayed;
    }
  }

  private Map<TopicPartition, Long> waiting(Consumer<String, String> consumer) {
    var topic = shop.prefix() + "orders" + InventoryConsumer.DEAD;
    var partitions =
        consumer.partitionsFor(topic).stream()
            .map(each -> new TopicPartition(topic, each.partition()))
            .toList();
    consumer.assign(partitions);
    return new HashMap<>(consumer.endOffsets(partitions));
  }

  private void tryAgain(ConsumerRecord<String, String> letter) {
    var retries = shop.prefix() + "orders" + InventoryConsumer.RETRY;
    kafka.send(retries, letter.key(), letter.value()).join();
  }
}
