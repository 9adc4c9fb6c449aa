package dev.backendlab.sharding;

import static dev.backendlab.sharding.TwoPhaseTransfer.Step.PREPARED_ONE;

import dev.backendlab.kit.Claim;
import dev.backendlab.kit.Demo;
import dev.backendlab.kit.Reads;
import dev.backendlab.kit.Stage;
import dev.backendlab.kit.event.Event.Axis;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/** What it means to split a database, and what is no longer there afterwards. */
@Demo("q09")
@SpringBootTest(webEnvironment = WebEnvironment.NONE)
record ShardingDemo(
    Shards shards,
    Placement placement,
    Census census,
    Fleet fleet,
    Reports reports,
    Statements statements,
    Customers customers,
    ShardedOrders orders,
    WhatWasFree free,
    ObjectProvider<CutOff> cutOffs,
    TwoPhaseTransfer transfers,
    TransferSaga sagas,
    Recovery recovery,
    Guests guests,
    Resharding resharding,
    HotKeys hotKeys,
    EngineRules engineRules) {

  private static final List<String> COUNTERS = List.of("server", "rows", "blocks", "WAL");

  @Claim("subset")
  @Reads({HashRing.class, Token.class, Shards.class})
  void everyRowLiesOnExactlyOneServer(Stage stage) {
    stage.say("100,000 customers lie on four servers with their orders; a fifth one has them all.");
    stage.table("What each server has", Census.COLUMNS, census.table());
    var customers = census.customers();
    stage.check("customers on four servers", Census.onAll(customers)).is(Fleet.CUSTOMERS);
    stage.check("customers on more than one of them", Census.onSeveral(customers)).is(0);
    stage
        .check("customers whom the router looks for on another server", census.misplaced(customers))
        .because("where a customer lies is a pure function of her id, the same in every process")
        .is(0);
    for (var table : List.of("customer", "orders")) {
      var whole = census.ofOneAlone(table);
      stage.check("union of four: " + table, census.ofAllFour(table)).is(whole);
      stage.control("one of them: " + table, census.of("shard-1", table)).isNot(whole);
    }
    stage
        .check("chi-square of customers against the ring's shares", census.chiSquare(customers))
        .because("each bit of an id decides on every bit of its token")
        .isAtMost(ChiSquare.CHANCE_OF_FOUR);
    stage.control("chi-square by initials", census.chiSquareByInitial()).isAtLeast(1_000);
    stage
        .check("the fullest server's customers, of all in %", Census.fullestPercent(customers))
        .isAtMost(30);
  }

  @Claim("balance")
  @Reads({Shards.class, ShardedOrders.class, HashRing.class})
  void fourServersShareTheWork(Stage stage) throws Exception {
    stage.say("The same 2,400 visits, 800 orders and 400 payments, on one server and on four.");
    try (var one = ownTables(List.of(fleet.of(Fleet.ALONE)), id -> Fleet.ALONE);
        var four = ownTables(fleet.servers(), placement)) {
      var visitsOfOne = new Traffic(one.shards());
      var visits = new Traffic(four.shards());
      var before = ServerWork.during(one, visitsOfOne::day);
      var after = ServerWork.during(four, visits::day);
      stage.table("One server, by its own counters", COUNTERS, ServerWork.table(before));
      stage.table("Four servers, by theirs", COUNTERS, ServerWork.table(after));
      stage.control("orders that the visitors saw on one", visitsOfOne.found()).isAtLeast(4_000);
      stage.check("orders that the visitors saw on four", visits.found()).is(visitsOfOne.found());
      busiest(stage, "rows", before, after, ServerWork::rows);
      busiest(stage, "blocks", before, after, ServerWork::blocks);
      busiest(stage, "bytes of WAL", before, after, ServerWork::walBytes);
      stage
          .check("levels of the orders' index: one server, a quarter of it", depths(one, four))
          .because("an index of a quarter of the rows can be a level lower, but not two")
          .is(List.of(3, 2));
    }
    throughput(stage);
  }

  private static OwnTables ownTables(List<ShardServers.Server> servers, Placement placement) {
    return OwnTables.open("balance", servers, placement, Fleet.CUSTOMERS, 1);
  }

  private static void busiest(
      Stage stage,
      String unit,
      Map<String, ServerWork> one,
      Map<String, ServerWork> four,
      ToLongFunction<ServerWork> what) {
    stage
        .compare("what the busiest server does", unit)
        .without("one server", ServerWork.most(one, what))
        .with("the busiest of four", ServerWork.most(four, what))
        .isLowerBy(2.5);
  }

  private static List<Integer> depths(OwnTables one, OwnTables four) {
    return List.of(
        IndexDepth.of(one.shards().all().getFirst(), "orders_pkey"),
        IndexDepth.of(four.shards().all().getFirst(), "orders_pkey"));
  }

  private void throughput(Stage stage) throws InterruptedException {
    var alone = fleet.alone();
    var one =
        stage
            .load("customers read from one server")
            .clients(8)
            .requests(3_000, i -> Customers.find(alone, 1 + i * 31L % Fleet.CUSTOMERS));
    var four =
        stage
            .load("customers read from four servers")
            .clients(8)
            .requests(3_000, i -> customers.find(1 + i * 31L % Fleet.CUSTOMERS));
    stage.control("reads that failed", one.errors() + four.errors()).is(0);
    stage.say(
        "Four servers on one machine share its processors and its disk: they divide the work, and"
            + " have no more to do it with. Throughput grows where each has a machine of its own.");
  }

  @Claim("performance")
  @Reads({ShardedOrders.class, Revenue.class, Shards.class})
  void aReportIsDoneInParts(Stage stage) {
    stage.say("Revenue by product, over 200,000 orders: a scan that no index spares.");
    stage.sql(ShardedOrders.REVENUE, reports.planOfOne());
    stage
        .check("products of which one server and four say different sums", reports.differences())
        .is(0);
    var travelled = statements.onFour(Reports.STATEMENT, reports::ofFour);
    stage
        .check("rows that four servers sent", travelled.rows())
        .because("each sums up its own orders, and only sums travel")
        .isAtMost(4 * SampleData.PRODUCTS);
    stage.control("orders in them", census.orders()).is(200_000);
    stage
        .compare("what one server reads", "blocks")
        .without("one server", reports.blocksOfOne())
        .with("the fullest of four", reports.blocksOfFour())
        .isLowerBy(2.5);
    var times = reports.times();
    stage.bars("The report, median of 15", "ms", times.bars());
    stage
        .compare("a server's time for the report", "ms")
        .without("one server", times.one())
        .with("the slowest of four, one after the other", times.slowestOfFour())
        .because("a quarter of the rows is a quarter of the work")
        .isLowerBy(1.5);
    stage.say(
        "At once, four servers need as many processors; here they share those of one machine.");
    var lookups = reports.lookups();
    stage.say("What does not get faster: one customer by her id, three levels down an index.");
    stage
        .compare("p50 of one customer", "µs")
        .without("one server", lookups.getFirst())
        .with("one of four, through the router", lookups.getLast())
        .isWithin(2);
  }

  @Claim("complexity")
  @Reads({ShardedOrders.class, Merge.class, Referrers.class, Emails.class})
  void whatOneDatabaseGaveForFreeIsWorkNow(Stage stage) {
    guests.leave();
    stage.say("Orders of a customer, then orders of a product, which may lie anywhere.");
    stage
        .control(
            "statements for a customer's orders",
            statements.onFour(WhatWasFree.BY_CUSTOMER, () -> free.ordersOf(42)).calls())
        .is(1);
    var asked = statements.onFour(WhatWasFree.BY_PRODUCT, free::pageOfFour);
    stage.check("statements for a product's", asked.calls()).is(4);
    stage
        .check("orders in wrong places of the fifth page", free.misplaced(free.pageOfFour()))
        .because("all forty that come before may lie on one server, so each sends fifty")
        .is(0);
    stage
        .compare("rows that travel for a page of ten", "rows")
        .without("one server", statements.onOne(WhatWasFree.BY_PRODUCT, free::pageOfOne).rows())
        .with("four servers", asked.rows())
        .isHigherBy(10);
    stage.say("A join of customers with who referred them, who lies on another server mostly.");
    stage.control("pairs that one server finds", free.pairsOnOne()).is(Fleet.CUSTOMERS);
    stage.control("pairs that four find, each for itself", free.pairsOnFour()).isAtMost(40_000);
    stage
        .check("the ten who referred most", free.topOfFour())
        .because("counts travel to the router, and names from where they are")
        .is(free.topOfOne());
    stage.say("Two customers want the same e-mail address, which is unique in the schema.");
    stage.control("taken by one server", free.twinsOnOne()).is(1);
    stage.control("taken by two servers, each unique", free.twinsOnFour()).is(2);
    stage
        .check("taken where addresses are sharded by themselves", free.reserved())
        .because("equal addresses have equal tokens, and meet on one server")
        .is(1);
    guests.leave();
  }

  @Claim("cross-shard-transaction")
  @Reads({TwoPhaseTransfer.class, Decisions.class, Recovery.class, TransferSaga.class})
  void aTransferIsMadeOnBothServersOrOnNone(Stage stage) throws Exception {
    guests.leave();
    var cutOff = cutOffs.getObject();
    stage.say(
        "Two guests have 1,000 each, on two servers; 100 are on their way when the coordinator's"
            + " process is killed.");
    var naive = cutOff.at(Coordinator.Naive.TAKEN);
    stage.control("two commits, cut off: what both have", cutOff.seen(naive)).is("900 + 1,000");
    var cut = cutOff.at(TwoPhaseTransfer.Step.values());
    var seen = cutOff.seen(cut);
    stage
        .check(
            "a payment to a sender in doubt has to wait",
            cutOff.isLocked(cut.get(PREPARED_ONE).sender()))
        .because("a prepared transaction keeps its locks until somebody decides")
        .is(true);
    survivesTheServer(stage, cutOff);
    stage.control("transactions finished by the recovery", recovery.run()).is(6);
    stage.table(
        "Two-phase commit, killed at", CutOff.COLUMNS, CutOff.table(seen, cutOff.seen(cut)));
    stage
        .check("what the guests have after the recovery", cutOff.seenNow(cut))
        .because("what was decided is committed, what was not is rolled back: on both sides")
        .is(CutOff.AS_DECIDED);
    stage.check("transactions still in doubt", cutOff.inDoubt()).is(0);
    price(stage, cutOff);
    saga(stage, cutOff);
  }

  private void survivesTheServer(Stage stage, CutOff cutOff) {
    int before = cutOff.inDoubt(CutOff.RECIPIENTS);
    stage.say("Now the recipients' server is killed as well, and starts again.");
    fleet.killAndRestart(CutOff.RECIPIENTS);
    stage
        .check("prepared transactions that are there again", cutOff.inDoubt(CutOff.RECIPIENTS))
        .because("PREPARE TRANSACTION has written them to the log, with their locks")
        .is(before);
    stage.control("prepared before it was killed", before).is(3);
  }

  private void price(Stage stage, CutOff cutOff) throws Exception {
    var transfer = cutOff.transfer();
    var small = new Transfer(transfer.sender(), transfer.recipient(), 1);
    var naive = stage.time("two commits", 100, () -> twoCommits(small));
    var safe = stage.time("two-phase commit", 100, () -> moved(small));
    var saga = stage.time("saga", 100, () -> sagas.move(small));
    var bars = new LinkedHashMap<String, Double>();
    bars.put("two commits", naive.p50());
    bars.put("two-phase commit", safe.p50());
    bars.put("saga", saga.p50());
    stage.bars("The price: p50 of a transfer, every commit written to disk", "ms", bars);
  }

  private boolean twoCommits(Transfer transfer) {
    Coordinator.twoCommits(shards, transfer, () -> {});
    return true;
  }

  private boolean moved(Transfer transfer) {
    transfers.move(transfer);
    return true;
  }

  private void saga(Stage stage, CutOff cutOff) throws Exception {
    stage.say("The same as a saga: take, give, and compensate where it can't be given.");
    var cut = cutOff.at(TransferSaga.Step.TAKEN);
    stage.control("what a reader sees while it is cut off", cutOff.seen(cut)).is("900 + 1,000");
    sagas.resume();
    stage
        .check("after it was resumed", cutOff.seen(cut))
        .because("the sender's server remembers what is under way, in the same transaction")
        .is("900 + 1,100");
    stage.check("sagas left to resume", sagas.resume()).is(0);
    var refused = cutOff.toNobody();
    stage.check("given to somebody who is not there", sagas.move(refused)).is(false);
    stage.check("the sender's money, compensated", guests.cents(refused.sender())).is(1_000);
  }

  @Claim("resharding")
  @Reads({HashRing.class, Resharding.class, Arrivals.class, KeyGates.class})
  void aFifthServerTakesAFifthOfTheKeysOnline(Stage stage) {
    stage.say("A fifth server comes. Who has to move, of 100,000 customers?");
    var keys = new MovedKeys(census.ids());
    stage.lines(
        "Customers that move to another server",
        new Axis("virtual nodes of each server", true),
        new Axis("of all, in %", false),
        List.of(
            keys.line("by the remainder of the hash", nodes -> keys.byModulo()),
            keys.line("on the ring", keys::byRing),
            keys.line("the fullest server, even is 100", keys::fullest)));
    stage.control("moved by the remainder, in %", keys.byModulo()).isBetween(78, 82);
    stage.check("moved on the ring, in %", keys.byRing(HashRing.USUAL)).isBetween(16, 24);
    stage
        .check("moved from one old server to another, in %", keys.forNothing())
        .because("the new server's points only cut arcs of others short")
        .is(0.0);
    stage
        .compare("the fullest server beyond its share", "%")
        .without("1 virtual node", keys.fullest(1) - 100)
        .with("256 virtual nodes", keys.fullest(HashRing.USUAL) - 100)
        .isLowerBy(2);
    stage.say("Now the move, while four clients read and write, and again when the server leaves.");
    try (var five = FifthServer.start(fleet);
        var clients = new Clients(five.tables().shards())) {
      online(stage, five, clients);
    }
  }

  private void online(Stage stage, FifthServer five, Clients clients) {
    var before = five.rows();
    clients.come();
    int arcs = five.move(resharding, clients, FifthServer.FOUR, FifthServer.FIVE);
    stage.control("arcs that were moved one by one", arcs).isAtLeast(100);
    stage.check("customers on the fifth server, in %", five.percentOfFifth()).isBetween(16, 24);
    stage
        .check("customers who are not where the ring says", five.misplaced(FifthServer.FIVE))
        .is(0);
    five.move(resharding, clients, FifthServer.FIVE, FifthServer.FOUR);
    clients.leave();
    stage.control("writes while it moved", clients.writes()).isAtLeast(500);
    stage.control("reads while it moved", clients.reads()).isAtLeast(500);
    stage
        .check("reads that did not show what the client had written", clients.wrongReads())
        .because("each arc catches up, and is verified, while its gate is shut")
        .is(0);
    stage.check("orders that were lost", clients.lostOrders()).is(0);
    stage.check("checksum of all rows that nobody wrote to", five.rows()).is(before);
  }

  @Claim("hot-shard")
  @Reads({HotKeys.class, ShardedOrders.class})
  void someKeysAreHotterThanOthers(Stage stage) {
    try (var tables = OwnTables.open("hot", fleet.servers(), placement, 0, 1)) {
      var evening = new Evening(tables, hotKeys);
      stage.say("1,000 new orders, sharded by month: each server has three months of the year.");
      var byTime = evening.byTime();
      stage.bars("Sharded by time: rows by server", "rows", ServerWork.rowsByServer(byTime));
      stage
          .control("the busiest server's part, in %", ServerWork.busiestPercent(byTime))
          .because("all that is new is new in the same month")
          .is(100.0);
      var byCustomer = evening.byCustomer();
      stage.bars("Sharded by customer", "rows", ServerWork.rowsByServer(byCustomer));
      stage.check("the busiest's part, in %", ServerWork.busiestPercent(byCustomer)).isAtMost(40);
      stage.say("The same, but every other order is one celebrity's.");
      var celebrity = evening.withCelebrity();
      stage.bars("A celebrity among them", "rows", ServerWork.rowsByServer(celebrity));
      stage.control("the busiest's part, in %", ServerWork.busiestPercent(celebrity)).isAtLeast(50);
      var salted = evening.withSaltedCelebrity();
      stage.bars("Her orders under 64 keys", "rows", ServerWork.rowsByServer(salted));
      stage
          .check("the busiest's part, in %", ServerWork.busiestPercent(salted))
          .because("the order decides which of her keys it gets")
          .isAtMost(40);
      stage.say("The price: who wants to see all her orders has to gather them.");
      stage.control("servers asked for an ordinary customer", evening.serversFor(42)).is(1);
      stage.check("servers asked for her", evening.serversForCelebrity()).isAtLeast(2);
      stage.check("her orders, gathered", evening.ordersOfCelebrity()).is(500);
    }
  }

  @Claim("existing-engine")
  @Reads({Shards.class, HashRing.class})
  void anEngineGivesTheSameAnswers(Stage stage) throws Exception {
    stage.say("Apache ShardingSphere-JDBC on the same servers, with our ring as its algorithm.");
    try (var engine = Engine.start(fleet, engineRules)) {
      var asked = new SameQuestions(engine, customers, orders);
      stage.control("customers found by one server, of 200", asked.ofOne(fleet.alone())).is(200);
      stage.check("customers whom the engine finds as the router does", asked.customers()).is(200);
      stage.check("orders of 200 customers that differ", asked.ordersThatDiffer()).is(0);
      stage
          .check(
              "orders in wrong places of a page over all servers",
              free.misplaced(asked.page(WhatWasFree.PRODUCT)))
          .is(0);
      stage.check("products whose revenue differs", reports.differences(asked.revenue())).is(0);
      stage.say("Now one customer by her id, 3,000 times: directly, by the router, by the engine.");
      var micros = new Lookups(shards, engine).measure();
      stage.bars("p50 of a look-up", "µs", micros.bars());
      stage.say(micros.words());
      stage
          .compare("p50 of a look-up", "µs")
          .without("ShardingSphere", micros.engine())
          .with("our router", micros.router())
          .because("the router is told the key; the engine finds it in the SQL, and rewrites that")
          .isLowerBy(1.1);
      stage
          .compare("added to a direct look-up", "µs")
          .without("ShardingSphere", micros.addedByEngine())
          .with("our router", Math.max(0.1, micros.addedByRouter()))
          .isLowerBy(2);
    }
  }
}
