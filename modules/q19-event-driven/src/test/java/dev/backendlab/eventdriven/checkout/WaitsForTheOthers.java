package dev.backendlab.eventdriven.checkout;

import static org.awaitility.Awaitility.await;

import dev.backendlab.eventdriven.OrderPlaced;
import dev.backendlab.kit.BrokenTwin;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

@BrokenTwin(
    value = "async",
    says =
        "The checkout sends the event and waits until payment, inventory and mail have heard of it:"
            + " request and response again, by way of a broker.")
class WaitsForTheOthers extends EventCheckout {

  private static final String PARTS =
      """
      select (select count(*) from payment where order_id = :order)
        + (select count(*) from reservation where order_id = :order)
        + (select count(*) from sent_mail where order_id = :order)
      """;

  private final TransactionTemplate transactions;
  private final JdbcClient jdbc;

  WaitsForTheOthers(
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
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(5))
        .until(
            () -> jdbc.sql(PARTS).param("order", order.order()).query(Integer.class).single() == 3);
  }
}
