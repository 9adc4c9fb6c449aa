package dev.backendlab.checkout;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Orders and their lines, in two tables. */
@Repository
class Orders {

  private final JdbcClient jdbc;

  Orders(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A cart that was paid. */
  record Order(long id, long totalCents) {}

  /** Writes an order, unless one of this customer has the key already. */
  Optional<Order> add(String customer, @Nullable String key, Cart cart, long total) {
    var order =
        jdbc.sql(
                """
                insert into purchase (customer, idempotency_key, cart, coupon, total_cents)
                values (:customer, :key, :cart, :coupon, :total)
                on conflict do nothing
                returning id, total_cents
                """)
            .param("customer", customer)
            .param("key", key)
            .param("cart", cart.toString())
            .param("coupon", cart.coupon())
            .param("total", total)
            .query(Order.class)
            .optional();
    order.ifPresent(added -> addLines(added.id(), cart));
    return order;
  }

  /** All in one statement. */
  private void addLines(long order, Cart cart) {
    jdbc.sql(
            "insert into purchase_line select ?, position, sku, quantity from "
                + "unnest(?, ?) with ordinality as line (sku, quantity, position)")
        .param(order)
        .param(cart.skus().toArray(String[]::new))
        .param(cart.lines().stream().map(Cart.Line::quantity).toArray(Integer[]::new))
        .update();
  }

  Optional<Order> find(String customer, long id) {
    return jdbc.sql("select id, total_cents from purchase where customer = ? and id = ?")
        .params(customer, id)
        .query(Order.class)
        .optional();
  }

  /** The order that came with this key, if it was for this cart. */
  Optional<Order> withKey(String customer, @Nullable String key, Cart cart) {
    return jdbc.sql(
            """
            select id, total_cents from purchase
            where customer = :customer and idempotency_key = :key and cart = :cart
            """)
        .param("customer", customer)
        .param("key", key)
        .param("cart", cart.toString())
        .query(Order.class)
        .optional();
  }
}
