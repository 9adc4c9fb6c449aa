package dev.backendlab.eventdriven;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/** Orders whose every attempt failed. They wait until somebody has mended the cause. */
public class DeadLetters {

  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final ConsumerFactory<String, String> consumers;
  private final KafkaTemplate<String, String> kafka;
  private final ShopProperties shop;

  /** How many orders are tried again. */
  public record Replay(int replayed) {}

  DeadLetters(
      ConsumerFactory<String, String> consumers,
      KafkaTemplate<String, String> kafka,
      ShopProperties shop) {
    this.consumers = consumers;
    this.kafka = kafka;
    this.shop = shop;
  }

  /**
   * Has those tried again that wait now. They go into the topic of this service's retries and not
   * into that of the orders, where the others would hear of them as well.
   *
   * @param service whose orders they are
   */
  public Replay replay(String service) {
    try (var consumer = consumers.createConsumer(shop.prefix() + service + "-replay", "")) {
      var waiting = waiting(consumer, topic(service, ShopEvents.DEAD));
      int replayed = 0;
      while (waiting.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        for (var letter : consumer.poll(PATIENCE)) {
          kafka.send(topic(service, ShopEvents.RETRY), letter.key(), letter.value()).join();
          replayed++;
        }
      }
      consumer.commitSync();
      return new Replay(replayed);
    }
  }

  private static Map<TopicPartition, Long> waiting(
      Consumer<String, String> consumer, String topic) {
    var partitions =
        consumer.partitionsFor(topic).stream()
            .map(each -> new TopicPartition(topic, each.partition()))
            .toList();
    consumer.assign(partitions);
    return new HashMap<>(consumer.endOffsets(partitions));
  }

  private String topic(String service, String end) {
    return shop.prefix() + "orders-" + service + end;
  }
}
