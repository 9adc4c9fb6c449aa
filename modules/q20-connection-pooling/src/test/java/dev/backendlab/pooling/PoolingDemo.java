package dev.backendlab.pooling;

import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import com.zaxxer.hikari.HikariDataSource;
import dev.backendlab.kit.App;
import dev.backendlab.kit.Claim;
import dev.backendlab.kit.Demo;
import dev.backendlab.kit.Logged;
import dev.backendlab.kit.Reads;
import dev.backendlab.kit.Stage;
import dev.backendlab.pooling.Sessions.Footprint;
import dev.backendlab.postgresql.PostgresServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a pool spares, what it costs to have none, and how it fails. */
@Demo("q20")
@SpringBootTest(webEnvironment = RANDOM_PORT)
record PoolingDemo(
    @LocalServerPort int port,
    PostgresServer postgres,
    DataSource pool,
    Orders orders,
    PurchaseOrders purchases) {

  private static final int SIZE = 5;
  private static final int UNPOOLED = 50;

  /** PostgreSQL's processes report what they counted once a second. */
  private static final Duration A_REPORT = Duration.ofSeconds(2);

  private static final String PAGE = "/customers/42/orders/count";
  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;

  @Claim("reuse")
  @Reads(Orders.class)
  void manyQueriesShareAFewConnections(Stage stage) throws Exception {
    stage.say(
        "A shop counts a customer's orders: 50 times without a pool, 200 times with one. PostgreSQL"
            + " counts the logins.");
    Pools.fill(pool, SIZE);
    try (var sessions = Sessions.on(postgres)) {
      long before = sessions.now();
      var unpooled = Pools.none(postgres, postgres.jdbcUrl());
      var each = stage.load("no pool").clients(8).requests(UNPOOLED, unpooled::of);
      stage.controlSoon("logins without a pool", () -> sessions.now() - before).is(UNPOOLED);
      long start = sessions.now();
      Pools.renew(pool);
      var pooled = stage.load("a pool of 5").clients(8).requests(200, orders::of);
      stage
          .checkSoon("logins with a pool of 5", () -> sessions.now() - start)
          .within(A_REPORT)
          .because("close() gives the connection back, and the next query gets it")
          .is(SIZE);
      stage
          .compare("queries a second", "queries")
          .without("no pool", each.rate())
          .with("pool of 5", pooled.rate())
          .show();
    }
  }

  @Claim("overhead")
  @Reads(Orders.class)
  void aConnectionIsALoginAProcessAndMemory(Stage stage) throws Exception {
    stage.say("Between shop and PostgreSQL it is counted how often one waits for the other.");
    try (var tap = WireTap.before(postgres);
        var tapped = Pools.like(pool, tap.url())) {
      Pools.fill(tapped, SIZE);
      stage
          .control(
              "round trips of 50 queries, each on a new connection",
              Pools.trips(tap, Pools.none(postgres, tap.url())))
          .because("it asks for encryption, names the user, and proves the password in two steps")
          .isAtLeast(250);
      stage
          .check("round trips of 50 queries by the pool", Pools.trips(tap, Pools.orders(tapped)))
          .isBetween(50, 55);
    }
    stage.say("An open connection costs the server too: a process of its own, and its memory.");
    try (var own = PostgresServer.start("max_connections=150")) {
      var kept = Sessions.footprints(own, 10, 50, 100);
      stage.table("PostgreSQL's processes", Footprint.COLUMNS, kept, Footprint::row);
      stage
          .check("its processes for 10, 50 and 100 connections", Footprint.processes(kept))
          .is(List.of(10L, 50L, 100L));
    }
  }

  @Claim(value = "performance", alone = true)
  @Reads(Orders.class)
  void onTooManyConnectionsQueriesTakeTurns(Stage stage) throws Exception {
    int cores = PoolSizes.cores();
    int rule = Math.max(SIZE, 2 * cores + 1);
    stage.say("64 users at once. The rule of thumb for a pool: cores × 2 + 1, here " + rule + ".");
    try (var database = PostgresServer.start("max_connections=200")) {
      var sizes = new PoolSizes(stage, database).measured(1, cores, rule, 64);
      PoolSizes.show(stage, sizes);
      stage
          .compare("how long a query keeps its connection, p50", "ms")
          .without("64 connections", PoolSizes.of(64, sizes).held().p50())
          .with("one for each core", PoolSizes.of(cores, sizes).held().p50())
          .because("where there are more connections than cores, their queries take turns")
          .isLowerBy(3);
    }
    stage
        .check("connections that 64 users hold in the shop", PoolSizes.held(64, pool, orders))
        .because("the others wait in the shop, where waiting costs nothing")
        .isAtMost(rule);
  }

  @Claim("orm")
  @Reads({PurchaseOrders.class, PurchaseOrder.class})
  void hibernateUsesThePoolWithoutALineOfCode(Stage stage) throws Exception {
    stage.say("Hibernate reads 200 orders, one by one. No line of the shop speaks of a pool.");
    Pools.fill(pool, SIZE);
    try (var sessions = Sessions.on(postgres)) {
      long before = sessions.now();
      Pools.renew(pool);
      var cents = new LongAdder();
      var read =
          stage
              .load("200 orders by their ids")
              .clients(8)
              .requests(200, i -> cents.add(purchases.findById(1L + i).orElseThrow().cents()));
      stage.control("orders that were not read", read.errors()).is(0);
      stage
          .control("cents of the 200, by Hibernate and by SQL", cents.sum())
          .is(orders.revenue(200));
      stage
          .checkSoon("connections that it took", () -> sessions.now() - before)
          .within(A_REPORT)
          .because("Spring Boot gives Hibernate the same HikariCP data source")
          .is(SIZE);
    }
  }

  @Claim("exhaustion")
  @Reads(OrderController.class)
  void aStarvedPoolSaysSoAndNamesTheLeak(Stage stage) throws Exception {
    stage.say("A report takes all five connections of the pool, and forgets to give them back.");
    try (var log = Logged.byPackageOf(HikariDataSource.class)) {
      var ada = stage.http("ada", "shop", url()).patience(Duration.ofSeconds(3));
      stage.control("status before", ada.get(PAGE).status()).is(OK);
      var leaks = new ForgetfulReport(pool).runs(SIZE);
      var starved = ada.get(PAGE);
      stage
          .check("status when no connection is left", starved.status())
          .because("a request waits a second for a connection, and not for ever")
          .is(UNAVAILABLE);
      stage.check("when to come again, in seconds", starved.header("Retry-After")).is("1");
      stage
          .checkSoon("leaks that the log names by line", () -> leaks.getFirst().namedIn(log))
          .because("the pool kept the stack trace of each borrower that is late")
          .is(SIZE);
      ForgetfulReport.close(leaks);
      stage.control("status when all are back", ada.get(PAGE).status()).is(OK);
    }
  }

  @Claim("stale-connections")
  @Reads(Orders.class)
  void thePoolHealsWhenTheDatabaseWasAway(Stage stage) throws Exception {
    stage.say("The database restarts, as at each update. Two shops kept their old connections.");
    try (var database = PostgresServer.start();
        var shop = App.of(ShopApplication.class).on(database).withoutWeb().start()) {
      var homeMade = HomeMadePool.of(database);
      var naive = Pools.orders(homeMade);
      Pools.fill(homeMade, SIZE);
      Pools.fill(shop.bean(DataSource.class), SIZE);
      stage.control("queries of 10 that fail before", Pools.failed(10, naive)).is(0);
      database.stop();
      long stopped = System.nanoTime();
      stage.control("queries of 10 that fail while it is away", Pools.failed(10, naive)).is(10);
      stage.controlSoon("seconds away", () -> secondsSince(stopped)).isAtLeast(1);
      database.restart();
      stage.control("queries of 10 that fail then, home-made pool", Pools.failed(10, naive)).is(10);
      stage
          .check(
              "queries of 10 that fail then, HikariCP", Pools.failed(10, shop.bean(Orders.class)))
          .because("it asks a connection that was idle for half a second whether it is alive")
          .is(0);
    }
  }

  private String url() {
    return "http://127.0.0.1:" + port;
  }

  private static long secondsSince(long nanoTime) {
    return Duration.ofNanos(System.nanoTime() - nanoTime).toSeconds();
  }
}
