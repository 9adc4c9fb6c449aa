package dev.backendlab.eventdriven.checkout;

import dev.backendlab.eventdriven.OrderPlaced;
import dev.backendlab.eventdriven.ShopProperties;
import java.util.concurrent.CompletableFuture;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The topic of orders, for its one writer. */
@Component
public class OrderEvents {

  private final KafkaTemplate<String, String> kafka;
  private final JsonMapper json;
  private final String topic;

  OrderEvents(KafkaTemplate<String, String> kafka, JsonMapper json, ShopProperties shop) {
    this.kafka = kafka;
    this.json = json;
    this.topic = shop.prefix() + "orders";
  }

  /** Done when as many brokers have it as the producer's {@code acks} demands. */
  public CompletableFuture<SendResult<String, String>> send(OrderPlaced order) {
    return kafka.send(topic, order.order().toString(), json.writeValueAsString(order));
  }
}
