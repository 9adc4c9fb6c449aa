package dev.backendlab.caching;

import dev.backendlab.kit.Answers;
import dev.backendlab.kit.App;
import dev.backendlab.kit.ByName;
import dev.backendlab.kit.Counted;
import dev.backendlab.kit.Http;
import dev.backendlab.kit.Stage;
import dev.backendlab.redis.RedisServer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntUnaryOperator;

/** Visitors of a shop, 100 a second. Each leaves after 200 ms without a page. */
record Visitors(Stage stage, App shop, Http http) {

  private static final int FAVOURITES = 10;
  private static final Duration PATIENCE = Duration.ofMillis(200);
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final int OK = 200;

  /** One more instance, on the services of the others, where the catalogue is already. */
  static App.Starter shop(String name) {
    return lazily(App.of(ShopApplication.class), name);
  }

  private static App.Starter lazily(App.Starter shop, String name) {
    return shop.named(name)
        .with("spring.sql.init.mode", "never")
        .with("spring.main.lazy-initialization", true);
  }

  /** A shop on this Redis, with a database that bears 25 pages a second. */
  static App busyShop(String name, RedisServer redis, int loads) {
    return lazily(App.of(ShopApplication.class, BusyDatabase.class), name)
        .on(redis)
        .with("cache.key-prefix", name + ":")
        .with("cache.loads", loads)
        .with("spring.datasource.hikari.maximum-pool-size", 1)
        .with("server.shutdown", "immediate")
        .start();
  }

  /** Of a shop whose favourites are cached, and whose code is compiled. */
  static Visitors of(Stage stage, App shop) {
    var patient = Http.silent(shop.url());
    for (int i = 0; i < 300; i++) {
      patient.get("/products/" + favourite(i));
    }
    return new Visitors(stage, shop, patient.patience(PATIENCE));
  }

  /**
   * What visitors got.
   *
   * @param served those who had their page in time
   * @param hits those whose page came from the cache
   */
  record Visit(Counted served, Counted hits) {}

  /** 100 visits for each of these percentages: so many to favourites, others to no one's. */
  ByName<Visit> inASecond(int... percentages) throws InterruptedException {
    var visits = new LinkedHashMap<String, Visit>();
    for (int percent : percentages) {
      int first = 1_000 + 10 * percent;
      var what = percent + "% hits";
      visits.put(
          what, visits(what, SECOND, i -> i * percent % 100 < percent ? favourite(i) : first + i));
    }
    return new ByName<>(visits);
  }

  /** 150 visits to favourites. */
  Visit toFavourites(String when) throws InterruptedException {
    return visits(
        shop.name() + ", " + when, SECOND.multipliedBy(3).dividedBy(2), Visitors::favourite);
  }

  private static int favourite(int visit) {
    return 1 + visit % FAVOURITES;
  }

  private Visit visits(String what, Duration time, IntUnaryOperator product)
      throws InterruptedException {
    var answers = new Answers();
    var hits = new LongAdder();
    var ignored =
        stage
            .load(what)
            .rate(
                100,
                time,
                i -> {
                  var page = answers.count(() -> http.get("/products/" + product.applyAsInt(i)));
                  hits.add(page.header("X-Cache").equals("HIT") ? 1 : 0);
                  if (page.status() != OK) {
                    throw new IllegalStateException("Status " + page.status());
                  }
                });
    return new Visit(new Counted(answers.with(OK)), new Counted(hits.sum()));
  }

  static String login(Http customer) {
    return customer.post("/login?customer=ada", null).header("Set-Cookie").split(";", 2)[0];
  }

  static String me(Http customer, String cookie) {
    return customer.with("Cookie", cookie).get("/me").body();
  }
}
