package dev.backendlab.checkout;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Orders and their lines, in two tables. */
@Repository
class Orders {

  private static final String SELECT =
      """
      select id, coupon, total_cents, sku, quantity
      from purchase join purchase_line on purchase = id
      """;

  private final JdbcClient jdbc;

  /** A cart that was paid. */
  record Order(long id, List<Cart.Line> lines, @Nullable String coupon, long totalCents) {

    boolean isFor(Cart cart) {
      return lines.equals(cart.lines()) && Objects.equals(coupon, cart.coupon());
    }
  }

  Orders(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Writes an order, unless one of this customer has the key already. */
  Optional<Order> add(String customer, @Nullable String key, Cart cart, long total) {
    var id =
        jdbc.sql(
                """
                insert into purchase (customer, idempotency_key, coupon, total_cents)
                values (?, ?, ?, ?)
                on conflict do nothing
                returning id
                """)
            .param(customer)
            .param(key)
            .param(cart.coupon())
            .param(total)
            .query(Long.class)
            .optional();
    id.ifPresent(order -> addLines(order, cart));
    return id.map(order -> new Order(order, cart.lines(), cart.coupon(), total));
  }

  /** All in one statement. */
  private void addLines(long order, Cart cart) {
    jdbc.sql(
            """
            insert into purchase_line (purchase, sku, quantity, position)
            select ?, * from unnest(?, ?) with ordinality
            """)
        .param(order)
        .param(cart.skus().toArray(String[]::new))
        .param(cart.lines().stream().map(Cart.Line::quantity).toArray(Integer[]::new))
        .update();
  }

  Optional<Order> find(String customer, long id) {
    return jdbc.sql(SELECT + "where customer = ? and id = ? order by position")
        .params(customer, id)
        .query(Orders::order);
  }

  Optional<Order> withKey(String customer, @Nullable String key) {
    return jdbc.sql(SELECT + "where customer = ? and idempotency_key = ? order by position")
        .param(customer)
        .param(key)
        .query(Orders::order);
  }

  /** Of one order, with a row for each line. */
  private static Optional<Order> order(ResultSet rows) throws SQLException {
    var lines = new ArrayList<Cart.Line>();
    Order order = null;
    while (rows.next()) {
      lines.add(new Cart.Line(rows.getString("sku"), rows.getInt("quantity")));
      order =
          new Order(
              rows.getLong("id"),
              List.copyOf(lines),
              rows.getString("coupon"),
              rows.getLong("total_cents"));
    }
    return Optional.ofNullable(order);
  }
}
