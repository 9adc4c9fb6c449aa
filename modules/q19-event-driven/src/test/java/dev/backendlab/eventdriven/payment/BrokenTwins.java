package dev.backendlab.eventdriven.payment;

import dev.backendlab.eventdriven.OrderPlaced;
import dev.backendlab.eventdriven.ShopProperties;
import dev.backendlab.kit.BrokenTwin;
import java.util.UUID;
import org.springframework.kafka.core.KafkaTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The payment service as a careless engineer would write it. */
final class BrokenTwins {

  private BrokenTwins() {}

  @BrokenTwin(
      value = "payments-with-kafka",
      says =
          "The key is the kind of event, \"so that refunds have a partition of their own\": and overtake"
              + " what they refund.")
  static class KeyPerKind extends PaymentSteps {

    KeyPerKind(KafkaTemplate<String, String> kafka, JsonMapper json, ShopProperties shop) {
      super(kafka, json, shop);
    }

    @Override
    String keyOf(PaymentStep step) {
      return step.state().name();
    }
  }

  @BrokenTwin(
      value = "duplicates",
      says =
          "The idempotency key is made anew for each attempt, so that the card network takes every"
              + " attempt for another purchase.")
  static class KeyPerAttempt extends ChargeKeys {

    @Override
    String of(OrderPlaced order) {
      return super.of(order) + "-" + UUID.randomUUID();
    }
  }
}
