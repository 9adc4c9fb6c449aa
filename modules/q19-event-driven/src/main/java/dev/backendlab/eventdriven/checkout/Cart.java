package dev.backendlab.eventdriven.checkout;

import dev.backendlab.eventdriven.OrderPlaced;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a customer wants to pay for, as it was sent: unchecked. */
record Cart(@Nullable String customer, long cents) {

  /**
   * The order that it makes.
   *
   * @throws BadCart if nobody can pay for it
   */
  OrderPlaced asOrder() {
    if (customer == null || customer.isBlank()) {
      throw new BadCart("An order needs a customer.");
    }
    if (cents <= 0) {
      throw new BadCart("An order needs an amount of at least one cent.");
    }
    return new OrderPlaced(UUID.randomUUID(), customer, cents);
  }
}
