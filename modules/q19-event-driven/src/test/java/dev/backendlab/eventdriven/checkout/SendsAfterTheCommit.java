package dev.backendlab.eventdriven.checkout;

import dev.backendlab.eventdriven.OrderPlaced;
import dev.backendlab.kit.BrokenTwin;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

@BrokenTwin(
    value = "dual-write",
    says =
        "There is no outbox: a hook sends the event after the commit, which is correct until the"
            + " process ends between the two.")
class SendsAfterTheCommit extends Outbox {

  private final OrderEvents events;

  SendsAfterTheCommit(JdbcClient jdbc, OrderEvents events) {
    super(jdbc);
    this.events = events;
  }

  @Override
  void add(OrderPlaced order) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            events.send(order).join();
          }
        });
  }
}
