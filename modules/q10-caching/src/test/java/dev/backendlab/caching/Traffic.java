package dev.backendlab.caching;

import dev.backendlab.kit.Counted;
import dev.backendlab.kit.Stage;
import dev.backendlab.kit.event.Event;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Visits to 1,000 products, the same ones every time. */
record Traffic(String name, int[] products) {

  private static final int PRODUCTS = 1_000;

  /** Visits that reach real servers; the curve counts more of them. */
  private static final int REAL = 4_000;

  private static final int VISITS = 20_000;
  private static final long SEED = 20_150_817;
  private static final List<Integer> SIZES = List.of(10, 20, 50, 100, 200, 500, 1_000);
  private static final Event.Axis ROOM = new Event.Axis("pages that the cache can hold", true);
  private static final Event.Axis HITS = new Event.Axis("hits in %", false);

  /** A page of 10 kB, which costs PostgreSQL next to nothing: here only counts matter. */
  private static final String DESCRIPTION =
      "select /* description */ name || repeat('x', 10000) from product where id = ?";

  /** What people ask for: the n-th favourite is asked for 1/n as often as the first. */
  static Traffic zipf() {
    return drawn("Zipf", rank -> 1.0 / rank);
  }

  /** Each product as often as any other. */
  static Traffic uniform() {
    return drawn("uniform", rank -> 1.0);
  }

  private static Traffic drawn(String name, IntToDoubleFunction weight) {
    var cumulative = IntStream.rangeClosed(1, PRODUCTS).mapToDouble(weight).toArray();
    Arrays.parallelPrefix(cumulative, Double::sum);
    var random = new SplittableRandom(SEED);
    var drawn =
        IntStream.range(0, VISITS)
            .map(i -> {
              double point = random.nextDouble() * cumulative[PRODUCTS - 1];
              int found = Arrays.binarySearch(cumulative, point);
              return 1 + Math.min(found < 0 ? -found - 1 : found, PRODUCTS - 1);
            })
            .toArray();
    return new Traffic(name, drawn);
  }

  /** The hits of a cache that is warm: of the second half of the visits, in percent. */
  private Counted hits(Predicate<String> cache) {
    IntStream.range(0, VISITS / 2).forEach(i -> cache.test("" + products[i]));
    var hits =
        IntStream.range(VISITS / 2, VISITS).filter(i -> cache.test("" + products[i])).count();
    return Counted.percent(hits, VISITS / 2);
  }

  static void showCurves(Stage stage) {
    stage.lines(
        "Hit ratio by the size of the cache, exact LRU",
        ROOM,
        HITS,
        List.of(zipf().curve(), uniform().curve()));
  }

  private Event.Series curve() {
    return Event.Series.counted(
        name,
        SIZES.stream().map(Integer::doubleValue).toList(),
        SIZES.stream().map(room -> hits(new ExactLru(room)::read).value()).toList());
  }

  /** Of the visits that reach real servers. */
  static Counted hits(long statements) {
    return Counted.percent(REAL - statements, REAL);
  }

  /** The first 4,000 visits on a full Redis: the statements that reach PostgreSQL. */
  long statements(Stage stage, Catalogue catalogue) throws Exception {
    Products descriptions =
        key -> {
          var found = catalogue.jdbc().sql(DESCRIPTION).param(key.product()).query(String.class);
          return Optional.of(new Page(found.single(), Page.Origin.DATABASE));
        };
    try (var small = new SmallRedis(catalogue.properties().memoryPolicy())) {
      var cache = new RedisPageCache(small.redis());
      var aside = catalogue.aside(descriptions, cache, Duration.ofMinutes(1));
      var load = stage.load(REAL + " visits, " + name).clients(4);
      return catalogue
          .postgres()
          .statements("/* description */")
          .of(() -> load.requests(REAL, i -> visit(aside, i)));
    }
  }

  private void visit(Products shop, int number) {
    shop.find(new ProductKey(products[number], ShopCurrency.EUR)).orElseThrow();
  }
}
