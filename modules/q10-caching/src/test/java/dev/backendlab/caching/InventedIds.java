package dev.backendlab.caching;

import dev.backendlab.postgresql.PostgresServer;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;

/** A bot that asks for 1,000 products that don't exist, each of them twice. */
class InventedIds {

  static final int COUNT = 1_000;
  private static final int FIRST = 10_000_000;
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final ProductPages pages;
  private final OptionalPageCache cache;
  private final CacheKeys keys;
  private final KnownProducts known;
  private final PostgresServer postgres;

  InventedIds(
      ProductPages pages,
      OptionalPageCache cache,
      CacheKeys keys,
      KnownProducts known,
      PostgresServer postgres) {
    this.pages = pages;
    this.cache = cache;
    this.keys = keys;
    this.known = known;
    this.postgres = postgres;
  }

  long statementsWithoutProtection() throws Exception {
    return statementsOf(aside(Duration.ZERO));
  }

  long statementsWithAbsenceCached() throws Exception {
    return statementsOf(aside(MINUTE));
  }

  long statementsBehindTheFilter() throws Exception {
    var aside = aside(Duration.ZERO);
    return statementsOf(
        key -> known.mayContain(key.product()) ? aside.find(key) : Optional.empty());
  }

  /** How many products that exist the filter denies. */
  static long denied(KnownProducts known) {
    return IntStream.rangeClosed(1, 5_000).filter(product -> !known.mayContain(product)).count();
  }

  private CacheAside aside(Duration absentFor) {
    return new CacheAside(pages, cache, keys, MINUTE, absentFor);
  }

  private long statementsOf(Products products) throws Exception {
    return postgres
        .statements(ProductPages.COMMENT)
        .during(() ->
            IntStream.range(0, 2 * COUNT).filter(i -> products.find(key(i)).isPresent()).count())
        .count();
  }

  private static ProductKey key(int request) {
    return ProductKey.of(FIRST + request % COUNT, "EUR");
  }
}
