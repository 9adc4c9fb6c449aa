package dev.backendlab.eventdriven.checkout;

import dev.backendlab.eventdriven.CrashPoint;
import dev.backendlab.eventdriven.OrderPlaced;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Places orders in three ways, each of which writes to the database and to Kafka, and is killed
 * between the two. The customer's name is the way.
 */
@Component
@ConditionalOnProperty("demo.crash")
public class PlacesOrders implements ApplicationRunner {

  public static final String COMMIT_THEN_SEND = "commit-then-send";
  public static final String SEND_THEN_COMMIT = "send-then-commit";
  public static final String OUTBOX = "outbox";

  /** Orders in each way. */
  public static final int EACH = 8;

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
    place(COMMIT_THEN_SEND, this::commitThenSend);
    place(SEND_THEN_COMMIT, this::sendThenCommit);
    place(OUTBOX, checkout::place);
  }

  private static void place(String way, Consumer<OrderPlaced> checkout) {
    for (int i = 0; i < EACH; i++) {
      var order = new OrderPlaced(UUID.randomUUID(), way, 4_200);
      Thread.ofPlatform().start(() -> checkout.accept(order));
    }
  }

  private void commitThenSend(OrderPlaced order) {
    transactions.executeWithoutResult(transaction -> orders.add(order));
    CrashPoint.reached(COMMIT_THEN_SEND);
    events.send(order).join();
  }

  private void sendThenCommit(OrderPlaced order) {
    transactions.executeWithoutResult(transaction -> {
      orders.add(order);
      events.send(order).join();
      CrashPoint.reached(SEND_THEN_COMMIT);
    });
  }
}
