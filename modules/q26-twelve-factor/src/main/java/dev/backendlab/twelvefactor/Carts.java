package dev.backendlab.twelvefactor;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Carts in a backing service: whichever process a request comes to, it finds them there. */
@Repository
class Carts {

  private final JdbcClient jdbc;

  Carts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Says whether there is such a product. */
  boolean add(String cart, String sku) {
    return jdbc.sql("insert into cart_item select ?, sku from product where sku = ?")
            .params(cart, sku)
            .update()
        > 0;
  }

  List<String> of(String cart) {
    return List.copyOf(
        jdbc.sql("select sku from cart_item where cart = ? order by sku")
            .param(cart)
            .query(String.class)
            .list());
  }

  void empty(String cart) {
    jdbc.sql("delete from cart_item where cart = ?").param(cart).update();
  }

  int forgetOld() {
    return jdbc.sql("delete from cart_item where added < now() - interval '30 days'").update();
  }
}
