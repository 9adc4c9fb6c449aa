package dev.backendlab.eventdriven.payment;

import dev.backendlab.eventdriven.ShopProperties;
import java.util.concurrent.CompletableFuture;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The topic of payments' steps, for its one writer. Kafka keeps the order within a partition, and
 * within nothing else.
 */
@Component
public class PaymentSteps {

  private final KafkaTemplate<String, String> kafka;
  private final JsonMapper json;
  private final String topic;

  PaymentSteps(KafkaTemplate<String, String> kafka, JsonMapper json, ShopProperties shop) {
    this.kafka = kafka;
    this.json = json;
    this.topic = shop.prefix() + "payments";
  }

  /** All steps of a payment lie in one partition, because they have one key. */
  public CompletableFuture<SendResult<String, String>> send(PaymentStep step) {
    return kafka.send(topic, keyOf(step), json.writeValueAsString(step));
  }

  String keyOf(PaymentStep step) {
    return step.payment().toString();
  }
}
