package dev.backendlab.caching;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The prices of products. */
@Service
class Prices {

  private final JdbcClient jdbc;
  private final PageEviction eviction;

  Prices(JdbcClient jdbc, PageEviction eviction) {
    this.jdbc = jdbc;
    this.eviction = eviction;
  }

  /** Changes a price; whether there is such a product. */
  @Transactional
  boolean change(int product, long cents) {
    int changed =
        jdbc.sql("update product set cents = :cents where id = :product")
            .param("cents", cents)
            .param("product", product)
            .update();
    eviction.isDueFor(product);
    return changed == 1;
  }
}
