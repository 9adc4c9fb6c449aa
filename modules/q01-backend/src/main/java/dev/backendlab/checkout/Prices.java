package dev.backendlab.checkout;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What products cost, and whose coupon takes how much off. */
@Repository
class Prices {

  private final JdbcClient jdbc;

  Prices(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** In cents, by product; without those that the shop does not have. */
  Map<String, Long> of(Collection<String> skus) {
    var cents = new HashMap<String, Long>();
    jdbc.sql("select sku, cents from product where sku = any(?)")
        .param(skus.toArray(String[]::new))
        .query(row -> {
          cents.put(row.getString("sku"), row.getLong("cents"));
        });
    return cents;
  }

  Optional<Integer> percentOff(String coupon, String customer) {
    return jdbc.sql("select percent from coupon where code = ? and customer = ?")
        .params(coupon, customer)
        .query(Integer.class)
        .optional();
  }
}
