package dev.backendlab.caching;

import dev.backendlab.kit.Http;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.data.redis.core.script.RedisScript;

/** A bot that asks for 500 products that don't exist, each of them twice. */
record InventedIds(Catalogue catalogue, KnownProducts known) {

  private static final List<ProductKey> KEYS =
      IntStream.range(10_000_000, 10_000_500)
          .mapToObj(id -> new ProductKey(id, ShopCurrency.EUR))
          .toList();
  private static final RedisScript<Long> BYTES =
      RedisScript.of(
          """
          local sum = 0
          for _, key in ipairs(KEYS) do sum = sum + redis.call('memory', 'usage', key) end
          return sum
          """,
          Long.class);

  long statementsUnprotected() throws Exception {
    return statementsOf(aside(Duration.ZERO));
  }

  long statementsWithAbsence() throws Exception {
    return statementsOf(aside(Catalogue.MINUTE));
  }

  /** With those by which the filter learns what is new. */
  long statementsBehindTheFilter() throws Exception {
    var aside = aside(Duration.ZERO);
    Products filtered = key -> known.mayContain(key.product()) ? aside.find(key) : Optional.empty();
    var news = catalogue.postgres().statements(KnownProducts.COMMENT);
    var both = news.during(() -> statementsOf(filtered));
    return both.count() + both.result();
  }

  private CacheAside aside(Duration absentFor) {
    catalogue.redis().unlink(entries());
    return new CacheAside(
        catalogue.pages(), catalogue.cache(), catalogue.keys(), Catalogue.MINUTE, absentFor);
  }

  private List<String> entries() {
    return KEYS.stream().map(catalogue.keys()::of).toList();
  }

  private long statementsOf(Products products) throws Exception {
    var statements = catalogue.postgres().statements(ProductPages.COMMENT);
    return statements.of(() -> {
      KEYS.forEach(products::find);
      KEYS.forEach(products::find);
    });
  }

  /** The memory that cached absences take in Redis. */
  long bytesCached() {
    return catalogue.redis().execute(BYTES, entries());
  }

  /** How many products that exist the filter denies. */
  long denied() {
    return IntStream.rangeClosed(1, newest()).filter(id -> !known.mayContain(id)).count();
  }

  private int newest() {
    return catalogue.jdbc().sql("select max(id) from product").query(Integer.class).single();
  }

  /** As another instance does it: this one hears nothing. */
  int addElsewhere() {
    int id = newest() + 1;
    catalogue.jdbc().sql("insert into product values (?, 'New lamp', 2000)").param(id).update();
    return id;
  }

  void remove(int product) {
    catalogue.jdbc().sql("delete from product where id = ?").param(product).update();
  }

  int status(String shop, int product) {
    return Http.silent(shop).get("/products/" + product).status();
  }
}
