package dev.backendlab.eventdriven.checkout;

import dev.backendlab.eventdriven.OrderPlaced;
import dev.backendlab.eventdriven.Way;
import dev.backendlab.kit.service.CrashPoint;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Places orders in three ways, each of which writes to the database and to Kafka, and is killed
 * between the two. The customer's name is the way.
 */
public class PlacesOrders implements ApplicationRunner {

  private final Orders orders;
  private final OrderEvents events;
  private final EventCheckout checkout;
  private final TransactionTemplate transactions;

  PlacesOrders(
      Orders orders, OrderEvents events, EventCheckout checkout, TransactionTemplate transactions) {
    this.orders = orders;
    this.events = events;
    this.checkout = checkout;
    this.transactions = transactions;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    place(Way.COMMIT_THEN_SEND, this::commitThenSend);
    place(Way.SEND_THEN_COMMIT, this::sendThenCommit);
    place(Way.OUTBOX, checkout::place);
  }

  private static void place(Way way, Consumer<OrderPlaced> checkout) {
    for (int i = 0; i < Way.ORDERS; i++) {
      var order = new OrderPlaced(UUID.randomUUID(), way.customer(), 4_200);
      Thread.ofPlatform().start(() -> checkout.accept(order));
    }
  }

  private void commitThenSend(OrderPlaced order) {
    transactions.executeWithoutResult(transaction -> orders.add(order));
    CrashPoint.reached(Way.COMMIT_THEN_SEND.customer());
    events.send(order).join();
  }

  private void sendThenCommit(OrderPlaced order) {
    transactions.executeWithoutResult(transaction -> {
      orders.add(order);
      events.send(order).join();
      CrashPoint.reached(Way.SEND_THEN_COMMIT.customer());
    });
  }
}
