package dev.backendlab.eventdriven.payment;

import dev.backendlab.eventdriven.OrderPlaced;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Pays for orders, however often it is told to: delivered at least once, effective once.
 *
 * <p>It may be killed at any line. Before the charge nothing has happened; after it, the next
 * attempt charges with the same key, which is no second charge; after the insert, it finds the row.
 * No database transaction is open while the card network takes its time.
 */
@Service
public class Payments {

  private final CardNetwork cards;
  private final ChargeKeys keys;
  private final JdbcClient jdbc;

  Payments(CardNetwork cards, ChargeKeys keys, JdbcClient jdbc) {
    this.cards = cards;
    this.keys = keys;
    this.jdbc = jdbc;
  }

  /** That an order is paid. */
  record Payment(UUID order, long cents) {}

  void pay(OrderPlaced order) {
    if (of(order.order()).isPresent()) {
      return;
    }
    cards.charge(keys.of(order), order);
    jdbc.sql("insert into payment (order_id, cents) values (?, ?) on conflict do nothing")
        .params(order.order(), order.cents())
        .update();
  }

  Optional<Payment> of(UUID order) {
    return jdbc.sql("select order_id as \"order\", cents from payment where order_id = ?")
        .param(order)
        .query(Payment.class)
        .optional();
  }
}
