package dev.backendlab.pooling;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What customers have ordered. Each query borrows a connection, and gives it back. */
@Repository
class Orders {

  private final JdbcClient jdbc;

  Orders(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** How many orders a customer has: an index, a hundred rows. */
  int of(int customer) {
    return jdbc.sql("select count(*) from purchase_order where customer = ?")
        .param(customer)
        .query(Integer.class)
        .single();
  }

  /** The worth of the first orders, in cents. Thousands of them keep a processor busy. */
  long revenue(int orders) {
    return jdbc.sql("select sum(cents) from purchase_order where id <= ?")
        .param(orders)
        .query(Long.class)
        .single();
  }
}
