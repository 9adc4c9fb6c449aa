package dev.backendlab.caching;

import dev.backendlab.kit.Answers;
import dev.backendlab.kit.App;
import dev.backendlab.kit.ByName;
import dev.backendlab.kit.Http;
import dev.backendlab.kit.Load;
import dev.backendlab.kit.Measured;
import dev.backendlab.kit.Stage;
import dev.backendlab.redis.RedisServer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntUnaryOperator;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Visitors of a shop, 80 a second, who leave when they have waited too long. */
record Visitors(Stage stage, App shop, Http http) {

  private static final int PER_SECOND = 80;
  private static final int FAVOURITES = 5;
  private static final int OK = 200;

  /** One more instance, on the services of the others, where the catalogue is already. */
  static App.Starter shop(String name, Class<?>... applications) {
    return App.of(applications)
        .named(name)
        .with("spring.sql.init.mode", "never")
        .with("spring.main.lazy-initialization", true);
  }

  /** On this Redis, and with a database that bears about 15 pages a second. */
  static App busyShop(String name, RedisServer redis, int loads) {
    return shop(name, ShopApplication.class, BusyDatabase.class)
        .on(redis)
        .with("cache.key-prefix", name + ":")
        .with("cache.loads", loads)
        .with("cache.rest", "200ms")
        .with("spring.datasource.hikari.maximum-pool-size", 1)
        .with("server.shutdown", "immediate")
        .start();
  }

  /** 60 ms for a page, on the only connection: so it is on any machine. */
  @Primary
  static class BusyDatabase extends ProductPages {

    private final JdbcClient jdbc;
    private final TransactionOperations connection;

    BusyDatabase(JdbcClient jdbc, TransactionOperations connection) {
      super(jdbc);
      this.jdbc = jdbc;
      this.connection = connection;
    }

    @Override
    public Optional<Page> find(ProductKey key) {
      return connection.execute(kept -> {
        jdbc.sql("select pg_sleep(0.06)").query().listOfRows();
        return super.find(key);
      });
    }
  }

  /** Of a shop whose favourites are cached, and whose code is compiled. */
  static Visitors of(Stage stage, App shop, Duration patience) {
    var patient = Http.silent(shop.url());
    for (int i = 0; i < 100; i++) {
      patient.get("/products/" + favourite(i));
    }
    return new Visitors(stage, shop, patient.patience(patience));
  }

  private static int favourite(int visit) {
    return 1 + visit % FAVOURITES;
  }

  /**
   * A share of the visitors, in percent, with its 95% interval.
   *
   * @param served those who had their page in time
   * @param hits those whose page came from the cache
   */
  record Visit(Measured served, Measured hits) {}

  /** Wilson's interval, which fits small shares, too. */
  private static Measured share(long part, long whole) {
    double share = (double) part / whole;
    double square = 1.96 * 1.96 / whole;
    double middle = (share + square / 2) / (1 + square);
    double beside = Math.sqrt(square * (share * (1 - share) + square / 4)) / (1 + square);
    return new Measured(share, whole, middle - beside, middle + beside, true).times(100);
  }

  /** 60 visits for each of these percentages: so many to favourites, others to no one's. */
  ByName<Visit> withHits(int... percentages) throws InterruptedException {
    var visits = new LinkedHashMap<String, Visit>();
    for (int percent : percentages) {
      int first = 1_000 + 10 * percent;
      IntUnaryOperator product = i -> i * percent % 100 < percent ? favourite(i) : first + i;
      visits.put(percent + "% hits", visits(percent + "% hits", 60, product));
    }
    return new ByName<>(visits);
  }

  private Visit visits(String what, int count, IntUnaryOperator product)
      throws InterruptedException {
    var answers = new Answers();
    var hits = new LongAdder();
    Load.Call visit =
        i -> {
          var page = answers.count(() -> http.get("/products/" + product.applyAsInt(i)));
          hits.add(page.header("X-Cache").equals("HIT") ? 1 : 0);
          if (page.status() != OK) {
            throw new IllegalStateException("Status " + page.status());
          }
        };
    var time = Duration.ofMillis(1_000L * count / PER_SECOND);
    var load = stage.load(what).rate(PER_SECOND, time, visit);
    long all = load.requests();
    return new Visit(share(answers.with(OK), all), share(hits.sum(), all));
  }

  static String login(Http customer) {
    return customer.post("/login?customer=ada", null).header("Set-Cookie").split(";", 2)[0];
  }
}
