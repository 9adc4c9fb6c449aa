package dev.backendlab.eventdriven.payment;

import dev.backendlab.eventdriven.OrderPlaced;
import dev.backendlab.kit.BrokenTwin;
import java.util.UUID;

@BrokenTwin(
    value = "duplicates",
    says =
        "The idempotency key is made anew for each attempt, so that the card network takes every"
            + " attempt for another purchase.")
class KeyPerAttempt extends ChargeKeys {

  @Override
  String of(OrderPlaced order) {
    return super.of(order) + "-" + UUID.randomUUID();
  }
}
