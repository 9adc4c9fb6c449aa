package dev.backendlab.eventdriven.checkout;

import dev.backendlab.eventdriven.OrderPlaced;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Event-driven: writes down the order, and the event that tells of it. */
@Service
public class EventCheckout {

  private final Orders orders;
  private final Outbox outbox;

  EventCheckout(Orders orders, Outbox outbox) {
    this.orders = orders;
    this.outbox = outbox;
  }

  /** One transaction for both, so that neither is ever there without the other. */
  @Transactional
  public void place(OrderPlaced order) {
    orders.add(order);
    outbox.add(order);
  }
}
