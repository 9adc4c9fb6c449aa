package dev.backendlab.eventdriven.inventory;

import dev.backendlab.eventdriven.OrderPlaced;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Goods set aside for orders: once, by the primary key, however often it is asked. */
@Service
class Reservations {

  private final JdbcClient jdbc;
  private final Warehouse warehouse;

  Reservations(JdbcClient jdbc, Warehouse warehouse) {
    this.jdbc = jdbc;
    this.warehouse = warehouse;
  }

  /** That an order's goods are set aside. */
  record Reservation(UUID order) {}

  void reserve(OrderPlaced order) {
    warehouse.setAside(order);
    jdbc.sql("insert into reservation (order_id) values (?) on conflict do nothing")
        .param(order.order())
        .update();
  }

  Optional<Reservation> of(UUID order) {
    return jdbc.sql("select order_id as \"order\" from reservation where order_id = ?")
        .param(order)
        .query(Reservation.class)
        .optional();
  }
}
