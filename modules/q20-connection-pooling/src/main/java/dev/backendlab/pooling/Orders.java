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

  /** What the first orders were worth, in cents. All 100,000 keep a processor busy for a while. */
  long revenue(int orders) {
    return jdbc.sql("select sum(cents) from purchase_order where id <= ?")
        .param(orders)
        .query(Long.class)
        .single();
  }
}
