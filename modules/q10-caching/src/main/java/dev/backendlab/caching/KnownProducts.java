package dev.backendlab.caching;

import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Knows which products cannot exist, without asking anyone. */
@Component
class KnownProducts {

  static final double WRONG = 0.01;

  private final Supplier<BloomFilter> ids;

  KnownProducts(JdbcClient jdbc) {
    this.ids = SingletonSupplier.of(() -> filled(jdbc));
  }

  private static BloomFilter filled(JdbcClient jdbc) {
    var all = jdbc.sql("select id from product").query(Integer.class).list();
    var ids = new BloomFilter(all.size(), WRONG);
    all.forEach(ids::add);
    return ids;
  }

  boolean mayContain(int product) {
    return ids.get().mayContain(product);
  }

  /** To be called for every new product, on every instance: what is not known is not served. */
  void add(int product) {
    ids.get().add(product);
  }

  int bytes() {
    return ids.get().bytes();
  }
}
