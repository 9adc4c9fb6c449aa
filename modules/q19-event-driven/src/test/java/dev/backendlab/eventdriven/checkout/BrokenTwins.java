package dev.backendlab.eventdriven.checkout;

import static org.awaitility.Awaitility.await;

import dev.backendlab.eventdriven.OrderPlaced;
import dev.backendlab.kit.BrokenTwin;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.client.RestClient;

/** The checkout as a careless engineer would write it. */
final class BrokenTwins {

  private BrokenTwins() {}

  @BrokenTwin(
      value = "request-response",
      says = "The three calls are made at once, to save time: also for a card that is refused.")
  static class CallsAllAtOnce extends InlineCheckout {

    CallsAllAtOnce(Orders orders, CheckoutProperties others, RestClient.Builder client) {
      super(orders, others, client);
    }

    @Override
    ServerTiming place(OrderPlaced order) {
      return placeAtOnce(order);
    }
  }

  @BrokenTwin(
      value = "async",
      says =
          "The checkout sends the event and waits until payment, inventory and mail have heard of it:"
              + " request and response again, by way of a broker.")
  static class WaitsForAllParts extends EventCheckout {

    private static final String PARTS =
        """
        select (select count(*) from payment where order_id = :order)
          + (select count(*) from reservation where order_id = :order)
          + (select count(*) from sent_mail where order_id = :order)
        """;

    private final TransactionTemplate transactions;
    private final JdbcClient jdbc;

    WaitsForAllParts(
        Orders orders, Outbox outbox, TransactionTemplate transactions, JdbcClient jdbc) {
      super(orders, outbox);
      this.transactions = transactions;
      this.jdbc = jdbc;
    }

    @Override
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void place(OrderPlaced order) {
      transactions.executeWithoutResult(transaction -> super.place(order));
      await()
          .atMost(Duration.ofSeconds(3))
          .pollInterval(Duration.ofMillis(5))
          .until(() ->
              jdbc.sql(PARTS).param("order", order.order()).query(Integer.class).single() == 3);
    }
  }

  @BrokenTwin(
      value = "dual-write",
      says =
          "There is no outbox: a hook sends the event after the commit, which is correct until the"
              + " process ends between the two.")
  static class SendsAfterTheCommit extends Outbox {

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
}
