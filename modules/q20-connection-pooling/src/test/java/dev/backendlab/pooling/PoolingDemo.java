package dev.backendlab.pooling;

import com.zaxxer.hikari.HikariDataSource;
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

/** What a pool spares, what it costs to have none, and how it fails. */
@Demo("q20")
@SpringBootTest
record PoolingDemo(PostgresServer postgres) {

  private static final int QUERIES = 2_000;
  private static final String TYPE = "spring.datasource.type";
  private static final String SIZE = "spring.datasource.hikari.maximum-pool-size";
  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;

  @Claim("reuse")
  @Reads(Orders.class)
  void manyQueriesShareAFewConnections(Stage stage) throws Exception {
    stage.say("A shop counts a customer's orders, 2,000 times. PostgreSQL counts the logins.");
    try (var sessions = Sessions.on(postgres)) {
      long before = sessions.now();
      var each = stage.load("no pool").clients(8).requests(QUERIES, Shops.unpooled(postgres)::of);
      stage.controlSoon("logins without a pool", () -> sessions.now() - before).is(QUERIES);
      long start = sessions.now();
      try (var shop = Shops.one().start()) {
        var orders = shop.bean(Orders.class);
        var pooled = stage.load("a pool of 5").clients(8).requests(QUERIES, orders::of);
        stage
            .checkSoon("logins with a pool of 5", () -> sessions.now() - start)
            .because("close() gives the connection back, and the next query gets it")
            .is(5);
        stage
            .compare("queries a second", "queries")
            .without("no pool", each.rate())
            .with("pool of 5", pooled.rate())
            .show();
      }
    }
  }

  @Claim("overhead")
  @Reads(Orders.class)
  void aConnectionIsALoginAProcessAndMemory(Stage stage) throws Exception {
    stage.say("Between shop and PostgreSQL it is counted how often one waits for the other.");
    try (var tap = WireTap.before(postgres);
        var shop = Shops.through(tap, postgres).start()) {
      Shops.fill(shop.bean(DataSource.class), 5);
      var unpooled = Shops.unpooled(tap, postgres);
      stage
          .control(
              "round trips of 100 queries, each on a new connection", Shops.trips(tap, unpooled))
          .because("it asks for encryption, names the user, and proves the password in two steps")
          .isAtLeast(500);
      stage
          .check(
              "round trips of 100 queries by the pool", Shops.trips(tap, shop.bean(Orders.class)))
          .isBetween(100, 110);
    }
    stage.say("An open connection costs the server too: a process of its own, and its memory.");
    try (var own = PostgresServer.start("max_connections=150")) {
      var kept = Sessions.footprints(own, 10, 50, 100);
      stage.table("What PostgreSQL keeps", Footprint.COLUMNS, kept, Footprint::row);
      stage
          .check("its processes for 10, 50 and 100 connections", Footprint.processes(kept))
          .is(List.of(10L, 50L, 100L));
    }
  }

  @Claim("performance")
  @Reads(Orders.class)
  void onTooManyConnectionsQueriesTakeTurns(Stage stage) throws Exception {
    int cores = PoolSizes.cores();
    int rule = Math.max(5, 2 * cores + 1);
    stage.say("64 users at once. The rule of thumb for a pool: cores × 2 + 1, here " + rule + ".");
    try (var database = PostgresServer.start("max_connections=200");
        var shop = Shops.one().on(database).start()) {
      var sizes = new PoolSizes(stage, database).measured(1, cores, rule, 64);
      PoolSizes.show(stage, sizes);
      var large = PoolSizes.of(64, sizes);
      stage
          .compare("how long a query keeps its connection, p50", "ms")
          .without("64 connections", large.held().p50())
          .with("one for each core", PoolSizes.of(cores, sizes).held().p50())
          .because("where there are more connections than cores, their queries take turns")
          .isLowerBy(3);
      stage.control("server processes for a pool of 64", large.processes()).is(64);
      stage
          .check("connections that 64 users hold in the shop", Shops.connectionsOf(shop, 64))
          .because("the others wait in the shop, where waiting costs nothing")
          .isAtMost(rule);
    }
  }

  @Claim("orm")
  @Reads({PurchaseOrders.class, PurchaseOrder.class})
  void hibernateUsesThePoolWithoutALineOfCode(Stage stage) throws Exception {
    stage.say("Hibernate reads 500 orders, one by one. No line of the shop speaks of a pool.");
    try (var sessions = Sessions.on(postgres)) {
      long before = sessions.now();
      try (var shop = Shops.one().start()) {
        var orders = shop.bean(PurchaseOrders.class);
        var cents = new LongAdder();
        var read =
            stage
                .load("500 orders by their ids")
                .clients(8)
                .requests(500, i -> cents.add(orders.findById(1L + i).orElseThrow().cents()));
        stage.control("orders that were not read", read.errors()).is(0);
        stage
            .control("cents of the 500, by Hibernate and by SQL", cents.sum())
            .is(shop.bean(Orders.class).revenue(500));
        stage
            .checkSoon("connections that it took", () -> sessions.now() - before)
            .because("Spring Boot gives Hibernate the same HikariCP data source")
            .is(5);
      }
    }
  }

  @Claim("exhaustion")
  @Reads(OrderController.class)
  void aStarvedPoolSaysSoAndNamesTheLeak(Stage stage) throws Exception {
    stage.say("A pool of two. A report takes both connections, and forgets to give them back.");
    try (var shop = Shops.one().with(SIZE, 2).start();
        var log = Logged.byPackageOf(HikariDataSource.class)) {
      var ada = stage.http("ada", shop).patience(Duration.ofSeconds(5));
      stage.control("status before", ada.get(Shops.PAGE).status()).is(OK);
      var leaks = new ForgetfulReport(shop.bean(DataSource.class)).runs(2);
      var starved = ada.get(Shops.PAGE);
      stage
          .check("status when no connection is left", starved.status())
          .because("a request waits a second for a connection, and not for ever")
          .is(UNAVAILABLE);
      stage.check("when to come again, in seconds", starved.header("Retry-After")).is("1");
      stage
          .checkSoon("leaks that the log names by line", () -> leaks.getFirst().namedIn(log))
          .because("the pool kept the stack trace of each borrower that is late")
          .is(2);
      ForgetfulReport.close(leaks);
      stage.control("status when both are back", ada.get(Shops.PAGE).status()).is(OK);
    }
  }

  @Claim("stale-connections")
  @Reads(OrderController.class)
  void thePoolHealsWhenTheDatabaseWasAway(Stage stage) throws Exception {
    stage.say("The database restarts, as at each update. Two shops kept their old connections.");
    try (var database = PostgresServer.start();
        var shop = Shops.one().on(database).start();
        var naive = Shops.one().on(database).with(TYPE, HomeMadePool.class.getName()).start()) {
      Shops.fill(shop.bean(DataSource.class), 5);
      Shops.fill(naive.bean(DataSource.class), 5);
      database.stop();
      long stopped = System.nanoTime();
      stage.control("requests of 10 that fail while it is away", Shops.failed(10, naive)).is(10);
      stage.controlSoon("seconds away", () -> Shops.secondsSince(stopped)).isAtLeast(1);
      database.restart();
      stage
          .control("requests of 10 that fail then, home-made pool", Shops.failed(10, naive))
          .is(10);
      stage
          .check("requests of 10 that fail then, HikariCP", Shops.failed(10, shop))
          .because("it asks a connection that was idle for half a second whether it is alive")
          .is(0);
    }
  }
}
