package dev.backendlab.eventdriven.payment;

import java.util.UUID;

/**
 * What the card network reports of a payment: its states follow each other in this order.
 *
 * @param payment the order that is paid
 */
public record PaymentStep(UUID payment, State state) {

  /** The life of a payment. */
  public enum State {
    AUTHORISED,
    CAPTURED,
    SETTLED,
    REFUNDED;

    /** 1 for the first, so that 0 is what a payment is before it. */
    int number() {
      return ordinal() + 1;
    }
  }
}
