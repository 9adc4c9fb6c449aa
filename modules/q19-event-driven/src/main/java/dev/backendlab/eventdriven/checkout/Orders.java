package dev.backendlab.eventdriven.checkout;

import dev.backendlab.eventdriven.OrderPlaced;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The orders that were taken. */
@Repository
class Orders {

  private final JdbcClient jdbc;

  Orders(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(OrderPlaced order) {
    jdbc.sql("insert into customer_order (id, customer, cents) values (?, ?, ?)")
        .params(order.order(), order.customer(), order.cents())
        .update();
  }
}
