package dev.backendlab.patterns;

import dev.backendlab.patterns.Order.Placed;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Observers of an order. The service that announces it knows none of them. */
@Component
class Listeners {

  private final Systems systems;
  private final Confirmation confirmation;

  Listeners(Systems systems, Confirmation confirmation) {
    this.systems = systems;
    this.confirmation = confirmation;
  }

  /** In the transaction: without its line in the audit log there must be no order. */
  @EventListener
  void audit(Placed event) {
    systems.tell("audit", event.order().id(), "placed");
  }

  /** After the commit: nobody gets mail for an order that was rolled back. */
  @TransactionalEventListener
  @Order(1)
  void mail(Placed event) {
    confirmation.send(event.order());
  }

  /** After the commit, and in a thread of its own: the customer does not wait for it. */
  @Async
  @TransactionalEventListener
  @Order(2)
  void stock(Placed event) {
    systems.tell("stock", event.order().id(), "reserve " + event.order().item());
  }
}
