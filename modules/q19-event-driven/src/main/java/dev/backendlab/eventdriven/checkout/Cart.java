package dev.backendlab.eventdriven.checkout;

import dev.backendlab.eventdriven.BadValue;
import dev.backendlab.eventdriven.OrderPlaced;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a customer wants to pay for, as it was sent: unchecked. */
record Cart(@Nullable String customer, @Nullable Long cents) {

  /**
   * The order that it makes.
   *
   * @throws BadValue if nobody can pay for it
   */
  OrderPlaced asOrder() {
    if (customer == null || cents == null) {
      throw new BadValue(customer == null ? "customer" : "cents", "is missing");
    }
    return new OrderPlaced(UUID.randomUUID(), customer, cents);
  }
}
