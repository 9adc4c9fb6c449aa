package dev.backendlab.caching;

import dev.backendlab.kit.Counted;
import dev.backendlab.kit.Stage;
import dev.backendlab.kit.event.Event;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleToIntFunction;
import java.util.stream.IntStream;

/** Visits to 1,000 products, the same ones every time. */
record Traffic(String name, List<Integer> products) {

  private static final int PRODUCTS = 1_000;

  /** Visits to real servers; the curve counts more. */
  private static final int REAL = 1_500;

  private static final int VISITS = 20_000;
  private static final long SEED = 20_150_817;
  private static final List<Integer> SIZES = List.of(10, 20, 50, 100, 200, 500, 1_000);
  private static final Event.Axis X = new Event.Axis("pages for which the cache has room", true);
  private static final Event.Axis Y = new Event.Axis("hits in %", false);

  /** A page of 10 kB, which costs PostgreSQL next to nothing: here only counts matter. */
  private static final String DESCRIPTION =
      "select /* description */ name || repeat('x', 10000) from product where id = ?";

  /** As people ask: the n-th favourite 1/n as often as the first. */
  static Traffic zipf() {
    var upTo = IntStream.rangeClosed(1, PRODUCTS).mapToDouble(rank -> 1.0 / rank).toArray();
    Arrays.parallelPrefix(upTo, Double::sum);
    return drawn(
        "Zipf", random -> 1 + Math.abs(1 + Arrays.binarySearch(upTo, random * upTo[PRODUCTS - 1])));
  }

  /** Each product as often as any other. */
  static Traffic uniform() {
    return drawn("uniform", random -> 1 + (int) (PRODUCTS * random));
  }

  private static Traffic drawn(String name, DoubleToIntFunction product) {
    var random = new SplittableRandom(SEED).doubles(VISITS);
    return new Traffic(name, random.mapToInt(product).boxed().toList());
  }

  static void showCurves(Stage stage) {
    var curves = List.of(zipf().curve(), uniform().curve());
    stage.lines("Hit ratio by the size of the cache, exact LRU", X, Y, curves);
  }

  private Event.Series curve() {
    var sizes = SIZES.stream().map(Integer::doubleValue).toList();
    return Event.Series.counted(name, sizes, SIZES.stream().map(this::hits).toList());
  }

  /** Of the second half of the visits, when the cache is warm, in percent. */
  double hits(int room) {
    var cache = new ExactLru(room);
    var hits =
        IntStream.range(0, VISITS).filter(i -> cache.read("" + products.get(i)) && i >= VISITS / 2);
    return 200.0 * hits.count() / VISITS;
  }

  /** Of 1,500 visits on a full Redis, those without a statement that reached PostgreSQL. */
  Counted realHits(Stage stage, Catalogue catalogue) throws Exception {
    Products descriptions =
        key -> {
          var found = catalogue.jdbc().sql(DESCRIPTION).param(key.product()).query(String.class);
          return Optional.of(new Page(found.single(), Page.Origin.DATABASE));
        };
    try (var small = new SmallRedis(catalogue.properties().memoryPolicy())) {
      var cache = new RedisPageCache(small.redis());
      var shop = catalogue.aside(descriptions, cache, Catalogue.MINUTE);
      var load = stage.load(REAL + " visits, " + name).clients(4);
      var statements = catalogue.postgres().statements("/* description */");
      long missed =
          statements
              .during(() -> load.requests(REAL, i -> shop.find(page(products.get(i)))))
              .count();
      return Counted.percent(REAL - missed, REAL);
    }
  }

  private static ProductKey page(int product) {
    return new ProductKey(product, ShopCurrency.EUR);
  }
}
