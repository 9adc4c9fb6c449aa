package dev.backendlab.eventdriven.payment;

import dev.backendlab.eventdriven.OrderPlaced;
import org.springframework.stereotype.Component;

/** What makes two attempts one charge. */
@Component
public class ChargeKeys {

  /** Of the order and nothing else: every attempt must come to the same key. */
  String of(OrderPlaced order) {
    return "order-" + order.order();
  }
}
