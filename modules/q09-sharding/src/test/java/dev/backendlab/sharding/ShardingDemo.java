package dev.backendlab.sharding;

import dev.backendlab.kit.App;
import dev.backendlab.kit.Bar;
import dev.backendlab.kit.Claim;
import dev.backendlab.kit.Demo;
import dev.backendlab.kit.Reads;
import dev.backendlab.kit.Stage;
import dev.backendlab.sharding.Traffic.Work;
import java.util.List;
import java.util.function.ToLongFunction;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

/** A database on four servers: how it is split, and which services of one are gone. */
@Demo("q09")
@SpringBootTest(webEnvironment = WebEnvironment.NONE)
@Import({Fleet.class, Bank.Ways.class, EngineRules.class})
record ShardingDemo(
    Fleet fleet,
    Shards shards,
    ShardedOrders orders,
    Bank.Ways transfers,
    OnlineResharding resharding,
    HotKeys hotKeys,
    EngineRules engineRules) {

  @Claim("subset")
  @Reads({HashRing.class, Token.class, Shards.class})
  void everyRowLiesOnExactlyOneServer(Stage stage) {
    stage.say("100,000 customers lie on four servers with their orders; a fifth one has them all.");
    var census = Census.of(shards);
    stage.bars("Customers by server", "customers", census.bars());
    stage.check("customers on four servers", census.ids().size()).is(Fleet.CUSTOMERS);
    stage.check("customers on more than one of them", census.onSeveral()).is(0);
    long misplaced = census.misplaced(shards.placement());
    stage
        .check("customers whom the router looks for on another server", misplaced)
        .because("where a customer lies is a pure function of her id, the same in every process")
        .is(0);
    var whole = Census.checksums(List.of(fleet.alone().shard()));
    var part = Census.checksums(List.of(shards.named("shard-1")));
    stage.check("customers and orders of all four", Census.checksums(shards.all())).is(whole);
    stage.control("customers and orders of one of them", part).isNot(whole);
    stage
        .check("chi-square of customers against the ring's shares", census.chiSquare())
        .because("each bit of an id decides on every bit of its token")
        .isAtMost(Census.CHANCE);
    stage.control("chi-square by initials", Census.byInitials(shards)).isAtLeast(1_000);
    stage.check("the fullest server's customers, in %", census.fullest()).isAtMost(30);
  }

  @Claim("balance")
  @Reads({Shards.class, ShardedOrders.class, HashRing.class})
  void fourServersShareTheWork(Stage stage) {
    stage.say("The same 2,400 visits, 800 orders and 400 payments, on one server and on four.");
    try (var one = OwnTables.ofOne("balance");
        var four = OwnTables.of(fleet, shards, "balance", Fleet.CUSTOMERS)) {
      var alone = Traffic.on(one);
      var shared = Traffic.on(four);
      stage.table("The servers' own counters", Traffic.COLUMNS, alone.besides(shared));
      stage.control("orders that visitors saw on one server", alone.seen()).isAtLeast(4_000);
      stage.check("orders that they saw on four", shared.seen()).is(alone.seen());
      busiest(stage, "rows", alone, shared, Work::rows);
      busiest(stage, "blocks", alone, shared, Work::blocks);
      busiest(stage, "bytes of WAL", alone, shared, Work::wal);
      stage.check("rows of all four together", shared.all(Work::rows)).is(alone.all(Work::rows));
      stage
          .check("WAL of all four together, in % of one's", shared.walInPercentOf(alone))
          .isBetween(90, 120);
      stage
          .check(
              "levels of the orders' index: all in one, a quarter",
              List.of(one.levels(), four.levels()))
          .because("a level holds hundreds of times the one above it")
          .is(List.of(3, 2));
    }
    stage.say("On one machine they share processors and disk. Throughput grows by more machines.");
  }

  private static void busiest(
      Stage stage, String unit, Traffic one, Traffic four, ToLongFunction<Work> what) {
    stage
        .compare("what the busiest server does", unit)
        .without("one server", one.most(what))
        .with("the busiest of four", four.most(what))
        .isLowerBy(2);
  }

  @Claim("performance")
  @Reads({ShardedOrders.class, Revenue.class, Shards.class})
  void aReportIsDoneInParts(Stage stage) throws Exception {
    stage.say("Revenue by product, over 200,000 orders: a scan that no index spares.");
    var alone = fleet.alone();
    var plan = OneServer.report(alone.shard());
    stage.plan(plan);
    var report = fleet.rows("from orders group by product").during(orders::revenue);
    stage.control("products in the report", report.result().size()).is(SampleData.PRODUCTS);
    stage.check("products that differ", alone.differences(report.result())).is(0);
    stage
        .check("rows that the four servers sent", report.count())
        .because("each sums up its own orders, and only sums travel")
        .isAtMost(Fleet.SHARDS.size() * SampleData.PRODUCTS);
    stage
        .compare("what one server reads", "blocks")
        .without("one server", plan.pages())
        .with("the fullest of four", OneServer.report(shards.named("shard-3")).pages())
        .isLowerBy(2.5);
    stage.bars("p50 of the report", "ms", Bar.of(alone.times(stage, shards, orders)));
    stage.say("And one customer by her id, on one server and on one of four:");
    stage
        .check("blocks read for one customer: of all, of a quarter", alone.blocksOf(42, shards))
        .because("both trees have two levels, and then there is the row")
        .is(List.of(3L, 3L));
  }

  @Claim("complexity")
  @Reads({ShardedOrders.class, Merge.class, Referrers.class, Emails.class, Registrations.class})
  void whatOneDatabaseGaveForFreeIsWorkNow(Stage stage) throws Exception {
    stage.say("Orders of a customer lie together; orders of a product may lie anywhere.");
    try (var shop = App.of(ShardingApplication.class).named("shop").start();
        var guests = new Guests(shards, fleet)) {
      var alone = fleet.alone();
      var ada = stage.http("ada", shop);
      var bob = stage.http("bob", shop);
      var hers = fleet.statements(Fleet.BY_CUSTOMER).of(() -> ada.get("/customers/42/orders"));
      var page =
          fleet.statements(Fleet.BY_PRODUCT).during(() -> bob.get("/products/7/orders?page=4"));
      stage.control("statements for a customer's orders", hers).is(1);
      stage.check("statements for a page of a product's orders", page.count()).is(4);
      var got = List.of(page.result().as(Order[].class));
      stage.check("orders in wrong places of the fifth page", alone.misplaced(got, 12)).is(0);
      stage
          .compare("rows that travel for that page", "rows")
          .without("one server", got.size())
          .with("four servers", fleet.rows(Fleet.BY_PRODUCT).of(() -> orders.newest(7, 12, 3)))
          .because("the twelve before it may all lie on one server, so each sends fifteen")
          .isHigherBy(10);
      joinsAndAddresses(stage, shop, guests);
    }
  }

  private void joinsAndAddresses(Stage stage, App shop, Guests guests) {
    stage.say("Customers are joined with their referrers, who lie on other servers mostly.");
    var pairs = OneServer.pairs(List.of(fleet.alone().shard()));
    stage.control("pairs that one server finds", pairs).is(Fleet.CUSTOMERS);
    var parts = OneServer.pairs(shards.all());
    stage.control("pairs that four find, each for itself", parts).isAtMost(40_000);
    var top = shop.bean(Referrers.class).top(10);
    stage.check("the ten who referred most", top).is(fleet.alone().topReferrers());
    stage.say("An e-mail address is unique in every schema.");
    var taken = guests.withOneAddress();
    stage.control("customers who get one address: on one server, on two", taken).is(List.of(1, 2));
    var mallory = stage.http("mallory", shop);
    var statuses = guests.register(stage.http("ada", shop), mallory, stage.http("bob", shop));
    stage
        .check("statuses for Ada, for Mallory twice, and for Bob", statuses)
        .because("equal addresses meet on one server, and a registration that fails gives its back")
        .is(List.of(200, 409, 409, 200));
  }

  @Claim("cross-shard-transaction")
  @Reads({TwoPhaseTransfer.class, Decisions.class, Recovery.class, TransferSaga.class})
  void aTransferIsMadeOnBothServersOrOnNone(Stage stage) throws Exception {
    stage.say(
        "Six transfers of 100 between guests with 1,000 each, who lie on two servers. The process"
            + " of their coordinators is killed when each has come to another step.");
    try (var bank = new Bank(fleet, shards, transfers)) {
      bank.killCoordinators();
      stage.control("two commits, cut off between them", bank.seen(Cut.ONE_COMMIT)).is(Bank.HALF);
      stage.control("prepared and in doubt, on all servers", bank.inDoubt()).is(6);
      stage
          .check("a payment to a sender in doubt has to wait", bank.isLocked(Cut.PREPARED_ONE))
          .because("a prepared transaction keeps its locks until somebody decides")
          .is(true);
      stage.say("Now the recipients' server is killed as well, and starts again.");
      fleet.killAndRestart(shards.named(Bank.RECIPIENTS));
      stage.check("prepared and in doubt, after its restart", bank.inDoubt()).is(6);
      var half = List.of(Bank.NONE, Bank.NONE, Bank.NONE, Bank.HALF);
      stage.control("a reader sees, by step of two-phase commit", bank.seen()).is(half);
      stage.check("transactions in doubt after the recovery", bank.recover()).is(0);
      stage
          .check("a reader sees then, by step", bank.seen())
          .because("what was decided is committed, what was not is rolled back, on both servers")
          .is(List.of(Bank.NONE, Bank.NONE, Bank.BOTH, Bank.BOTH));
      saga(stage, bank);
    }
  }

  private static void saga(Stage stage, Bank bank) throws Exception {
    stage.say("A saga takes, then gives, and gives back where it can't give. It was killed, too.");
    stage
        .control("what a reader sees until it is resumed", bank.seen(Cut.SAGA_TAKEN))
        .is(Bank.HALF);
    stage.check("sagas left to resume", bank.resume()).is(0);
    stage.check("what a reader sees then", bank.seen(Cut.SAGA_TAKEN)).is(Bank.BOTH);
    stage.check("a sender's money, had it no recipient", bank.centsWithoutRecipient()).is(1_000);
    var prices = bank.prices(stage);
    stage
        .compare("the price of safety, p50 of a transfer", "ms")
        .without("two commits", prices.of(Bank.TWO_COMMITS))
        .with("two-phase commit", prices.of(Bank.TWO_PHASE))
        .show();
  }

  @Claim("resharding")
  @Reads({HashRing.class, OnlineResharding.class, Arrivals.class, KeyGates.class})
  void aFifthServerTakesAFifthOfTheKeysOnline(Stage stage) {
    stage.say("A fifth server comes. How many of 100,000 customers have to move?");
    var keys = Census.of(shards);
    var byRemainder = keys.moved(Census.remainderBy(4), Census.remainderBy(5));
    stage.control("moved by the remainder, in %", byRemainder).isBetween(78, 82);
    var onTheRing = keys.moved(Fleet.RING, FifthServer.RING);
    stage.check("moved on the ring, in %", onTheRing).isBetween(16, 24);
    stage
        .check("moved on the ring to the fifth server, in %", keys.on("shard-5", FifthServer.RING))
        .because("the new server's points only cut the arcs of others short")
        .is(onTheRing);
    stage.say("That is one ring. On 200 rings the servers have other names, and other points:");
    var rings = Rings.byVirtualNodes();
    Rings.show(stage, "Keys that move to a fifth server", rings, Rings::moved);
    Rings.show(stage, "The fullest server, beyond its share", rings, Rings::surplus);
    var one = rings.getFirst();
    var many = rings.getLast();
    stage.check("moved, at least on 19 of 20 rings, in %", many.moved().low()).isAtLeast(16);
    stage.check("moved, at most on 19 of 20 rings, in %", many.moved().high()).isAtMost(24);
    stage
        .compare("the fullest server, beyond its share", "%")
        .without("1 point each, the median ring", one.surplus().median())
        .with("256 points each, a ring of twenty", many.surplus().high())
        .because("a server's share is the sum of 256 arcs, long ones and short ones")
        .isLowerBy(3);
    online(stage);
  }

  private void online(Stage stage) {
    stage.say("Now 25,000 of them move, while four clients read and write.");
    try (var five = FifthServer.start(fleet)) {
      var before = five.orders();
      var clients = new Clients(five.tables().shards());
      stage.control("arcs that moved", five.join(resharding, clients)).isAtLeast(100);
      stage.check("customers on the fifth server, in %", five.percentOfFifth()).isBetween(16, 24);
      var misplaced = Census.of(five.tables().shards()).misplaced(FifthServer.RING);
      stage.check("customers elsewhere than the ring says", misplaced).is(0);
      stage.control("orders placed while they moved", clients.placed()).isAtLeast(500);
      stage.control("reads while they moved", clients.reads()).isAtLeast(500);
      stage
          .check("reads that did not show what the client had written", clients.wrongReads())
          .because("each arc catches up, and is verified, while its gate is shut")
          .is(0);
      stage.check("orders that were lost", clients.lost()).is(0);
      stage.check("checksum of the orders that were there before", five.orders()).is(before);
    }
  }

  @Claim("hot-shard")
  @Reads({HotKeys.class, ShardedOrders.class})
  void someKeysAreHotterThanOthers(Stage stage) throws Exception {
    stage.say("1,000 new orders of one evening, on servers that have a quarter of all each.");
    try (var tables = OwnTables.of(fleet, shards, "hot", 0)) {
      var evening = new NewOrders(stage, tables, hotKeys, fleet.alone().shard());
      stage.control("by day: last server, then and now, %", evening.byDay()).is(List.of(25L, 100L));
      stage.check("by customer: its part, in %", evening.byCustomer()).isAtMost(40);
      stage.say("The same, but every other order is one celebrity's. Then she has 64 keys.");
      stage.control("with a celebrity: its part, in %", evening.withCelebrity()).isAtLeast(50);
      stage
          .check("with her 64 keys: its part, in %", evening.withSaltedCelebrity())
          .because("the order decides under which of her keys it lies")
          .isAtMost(40);
      var ordinary = fleet.statements(Fleet.BY_CUSTOMER).of(evening::ordersOfSomebody);
      var hers = fleet.statements(Fleet.BY_CUSTOMER).during(evening::ordersOfCelebrity);
      stage.control("statements for an ordinary customer's orders", ordinary).is(1);
      stage.check("statements for hers", hers.count()).is(4);
      stage.check("her orders, gathered", hers.result().size()).is(500);
    }
  }

  @Claim(value = "existing-engine", alone = true)
  @Reads({Shards.class, HashRing.class})
  void anEngineGivesTheSameAnswers(Stage stage) throws Exception {
    stage.say("Apache ShardingSphere-JDBC on the same servers, with our ring as its algorithm.");
    try (var engine = Engine.start(fleet, engineRules)) {
      var alone = fleet.alone();
      stage.control("of 200 customers, one server finds", alone.found()).is(200);
      stage.check("of 200, engine and router find alike", engine.alike(shards)).is(200);
      stage.check("orders of 200 customers that differ", engine.ordersThatDiffer(orders)).is(0);
      stage.check("wrong places on a page", alone.misplaced(engine.page(12), 12)).is(0);
      stage.check("products that differ", alone.differences(engine.revenue())).is(0);
      stage.say("The router is told the key; the engine finds it in the SQL.");
      stage.bars("p50 of a look-up, all of it", "µs", Bar.of(engine.lookups(stage, shards)));
      var bytes = engine.allocations(shards);
      stage
          .compare("memory that a look-up allocates", "bytes")
          .without(Engine.ENGINE, bytes.of(Engine.ENGINE))
          .with(Engine.ROUTER, bytes.of(Engine.ROUTER))
          .isLowerBy(2);
    }
  }
}
