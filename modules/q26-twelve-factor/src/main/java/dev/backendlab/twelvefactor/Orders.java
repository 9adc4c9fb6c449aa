package dev.backendlab.twelvefactor;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Orders, each written in one transaction: a process that dies in between leaves nothing of it. */
@Repository
class Orders {

  private final JdbcClient jdbc;
  private final Carts carts;
  private final int vatPercent;

  Orders(JdbcClient jdbc, Carts carts, ShopApplication.Settings settings) {
    this.jdbc = jdbc;
    this.carts = carts;
    this.vatPercent = settings.vatPercent();
  }

  record Order(long id, long cents) {}

  /** Orders what is in the cart, and empties it. Nothing comes of an empty one. */
  @Transactional
  Optional<Order> place(String cart) {
    var skus = carts.of(cart);
    if (skus.isEmpty()) {
      return Optional.empty();
    }
    long id =
        jdbc.sql("insert into purchase (cart, vat_percent) values (?, ?) returning id")
            .params(cart, vatPercent)
            .query(Long.class)
            .single();
    long net = skus.stream().mapToLong(sku -> take(id, sku)).sum();
    carts.empty(cart);
    return Optional.of(new Order(id, net * (100 + vatPercent) / 100));
  }

  /** From the stock, whose row others may have locked. */
  private long take(long purchase, String sku) {
    long cents =
        jdbc.sql("update product set stock = stock - 1 where sku = ? returning cents")
            .param(sku)
            .query(Long.class)
            .single();
    jdbc.sql("insert into purchase_line values (?, ?, ?)").params(purchase, sku, cents).update();
    return cents;
  }
}
