package dev.backendlab.eventdriven.checkout;

import dev.backendlab.eventdriven.OrderPlaced;
import dev.backendlab.eventdriven.ShopProperties;
import dev.backendlab.kit.service.CrashPoint;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Primary;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Places orders in three ways, each of which writes to the database and to Kafka, and is killed
 * between the two. The way is the customer's name and that of the line.
 */
public class PlacesOrders implements ApplicationRunner {

  public static final String COMMIT_THEN_SEND = "commit-then-send";
  public static final String SEND_THEN_COMMIT = "send-then-commit";
  public static final String OUTBOX = "outbox";
  public static final List<String> WAYS = List.of(COMMIT_THEN_SEND, SEND_THEN_COMMIT, OUTBOX);

  /** How many are placed in each way. */
  public static final int ORDERS = 8;

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
    for (int i = 0; i < ORDERS; i++) {
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

  /** Half of the events by the outbox go out; before the next one the process is killed. */
  @Primary
  public static class CrashesBeforeSend extends OrderEvents {

    private final AtomicInteger sent = new AtomicInteger();

    CrashesBeforeSend(KafkaTemplate<String, String> kafka, JsonMapper json, ShopProperties shop) {
      super(kafka, json, shop);
    }

    @Override
    public CompletableFuture<SendResult<String, String>> send(OrderPlaced order) {
      if (order.customer().equals(OUTBOX) && sent.getAndIncrement() >= ORDERS / 2) {
        CrashPoint.reached(OUTBOX);
      }
      return super.send(order);
    }
  }
}
