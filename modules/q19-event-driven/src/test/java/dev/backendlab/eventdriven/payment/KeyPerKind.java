package dev.backendlab.eventdriven.payment;

import dev.backendlab.eventdriven.ShopProperties;
import dev.backendlab.kit.BrokenTwin;
import org.springframework.kafka.core.KafkaTemplate;
import tools.jackson.databind.json.JsonMapper;

@BrokenTwin(
    value = "payments-with-kafka",
    says =
        "The key is the kind of event, \"so that refunds have a partition of their own\": and overtake"
            + " what they refund.")
class KeyPerKind extends PaymentSteps {

  KeyPerKind(KafkaTemplate<String, String> kafka, JsonMapper json, ShopProperties shop) {
    super(kafka, json, shop);
  }

  @Override
  String keyOf(PaymentStep step) {
    return step.state().name();
  }
}
