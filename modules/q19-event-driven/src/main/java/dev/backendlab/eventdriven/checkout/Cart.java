package dev.backendlab.eventdriven.checkout;

import dev.backendlab.eventdriven.OrderPlaced;
import java.util.UUID;

/** What a customer wants to pay for. */
record Cart(String customer, long cents) {

  Cart {
    if (customer == null || customer.isBlank()) {
      throw new BadCart("An order needs a customer.");
    }
    if (cents <= 0) {
      throw new BadCart("An order needs an amount of at least one cent.");
    }
  }

  OrderPlaced asOrder() {
    return new OrderPlaced(UUID.randomUUID(), customer, cents);
  }
}
