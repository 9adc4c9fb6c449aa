package dev.backendlab.sharding;

import static dev.backendlab.sharding.TwoPhaseTransfer.Step.PREPARED_ONE;

import dev.backendlab.kit.Bar;
import dev.backendlab.kit.ByName;
import dev.backendlab.kit.Claim;
import dev.backendlab.kit.Counted;
import dev.backendlab.kit.Demo;
import dev.backendlab.kit.Latencies;
import dev.backendlab.kit.Reads;
import dev.backendlab.kit.Stage;
import dev.backendlab.kit.event.Event.Axis;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

/** What it means to split a database, and what is no longer there afterwards. */
@Demo("q09")
@SpringBootTest(webEnvironment = WebEnvironment.NONE)
@Import({
  Fleet.class,
  Census.class,
  Statements.class,
  Reports.class,
  WhatWasFree.class,
  Guests.class,
  CutOff.class,
  EngineRules.class
})
record ShardingDemo(
    Fleet fleet,
    Shards shards,
    Placement placement,
    Census census,
    Statements statements,
    Customers customers,
    ShardedOrders orders,
    Reports reports,
    WhatWasFree free,
    Guests guests,
    ObjectProvider<CutOff> cutOffs,
    TwoPhaseTransfer transfers,
    TransferSaga sagas,
    Recovery recovery,
    OnlineResharding resharding,
    HotKeys hotKeys,
    EngineRules engineRules) {

  @Claim("subset")
  @Reads({HashRing.class, Token.class, Shards.class})
  void everyRowLiesOnExactlyOneServer(Stage stage) {
    stage.say("100,000 customers lie on four servers with their orders; a fifth one has them all.");
    stage.table("What each server has", Census.COLUMNS, census.table());
    var found = census.customers();
    stage.check("customers on four servers", Census.onAll(found)).is(Fleet.CUSTOMERS);
    stage.check("customers on more than one of them", Census.onSeveral(found)).is(0);
    stage
        .check("customers whom the router looks for on another server", census.misplaced(found))
        .because("where a customer lies is a pure function of her id, the same in every process")
        .is(0);
    unionIsTheWhole(stage, "customer");
    unionIsTheWhole(stage, "orders");
    stage
        .check("chi-square of customers against the ring's shares", census.chiSquare(found))
        .because("each bit of an id decides on every bit of its token")
        .isAtMost(ChiSquare.CHANCE_OF_FOUR);
    stage.control("chi-square, were they placed by initials", census.byInitials()).isAtLeast(1_000);
    stage
        .check("the fullest server's customers, of all in %", Census.fullestPercent(found))
        .isAtMost(30);
  }

  private void unionIsTheWhole(Stage stage, String table) {
    var whole = census.ofOneAlone(table);
    stage.check("union of four: " + table, census.ofAllFour(table)).is(whole);
    stage.control("one of them: " + table, census.of("shard-1", table)).isNot(whole);
  }

  @Claim("balance")
  @Reads({Shards.class, ShardedOrders.class, HashRing.class})
  void fourServersShareTheWork(Stage stage) throws Exception {
    stage.say("The same 2,400 visits, 800 orders and 400 payments, on one server and on four.");
    try (var one = ownTables(List.of(Fleet.of(Fleet.ALONE)), id -> Fleet.ALONE);
        var four = ownTables(fleet.servers(), placement)) {
      var visitsOfOne = new Traffic(one.shards());
      var visits = new Traffic(four.shards());
      var before = ServerWork.during(one, visitsOfOne::day);
      var after = ServerWork.during(four, visits::day);
      stage.table("One server, by its own counters", ServerWork.COLUMNS, ServerWork.table(before));
      stage.table("Four servers, by theirs", ServerWork.COLUMNS, ServerWork.table(after));
      stage.control("orders that visitors saw on one server", visitsOfOne.found()).isAtLeast(4_000);
      stage.check("orders that they saw on four", visits.found()).is(visitsOfOne.found());
      busiest(stage, "rows", before, after, ServerWork::rows);
      busiest(stage, "blocks", before, after, ServerWork::blocks);
      busiest(stage, "bytes of WAL", before, after, ServerWork::walBytes);
      stage
          .check("levels of the orders' index: all in one, a quarter", depths(one, four))
          .because(
              "a level holds hundreds of times the one above it, so a quarter saves one at most")
          .is(List.of(3, 2));
    }
    throughput(stage);
  }

  private static OwnTables ownTables(List<ShardServer> servers, Placement placement) {
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
        .isLowerBy(2);
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
  void aReportIsDoneInParts(Stage stage) throws Exception {
    stage.say("Revenue by product, over 200,000 orders: a scan that no index spares.");
    stage.sql(ShardedOrders.REVENUE, reports.planOfOne());
    stage.check("products of which one server and four differ", reports.differences()).is(0);
    stage.control("orders that were summed up", reports.ordersOfFour()).is(200_000);
    stage
        .check("rows that the four servers sent", sentForReport())
        .because("each sums up its own orders, and only sums travel")
        .isAtMost(Fleet.SHARDS.size() * SampleData.PRODUCTS);
    stage
        .compare("what one server reads", "blocks")
        .without("one server", reports.blocksOfOne())
        .with("the fullest of four", reports.blocksOfFour())
        .isLowerBy(2.5);
    var times = reports.times(stage);
    stage
        .compare("a server's time for the report", "ms")
        .without("one server", times.of(Reports.ONE).p50())
        .with("the slowest of four, one after the other", reports.slowestOfFour(times))
        .because("a quarter of the rows is a quarter of the work")
        .show();
    whatGetsNoFaster(stage);
  }

  private long sentForReport() {
    return statements.onFour(Reports.STATEMENT, reports::ofFour).rows();
  }

  private void whatGetsNoFaster(Stage stage) throws Exception {
    stage.say(
        "Four at once end when the slowest has, and need four processors: here they share those of"
            + " one machine. And one customer by her id is two or three blocks, in a large table as"
            + " in a small one.");
    var lookups = reports.lookups(stage);
    stage
        .compare("p50 of one customer by her id", "µs")
        .without(Reports.ONE, lookups.of(Reports.ONE).p50().times(1_000))
        .with(Reports.ROUTED, lookups.of(Reports.ROUTED).p50().times(1_000))
        .show();
  }

  @Claim("complexity")
  @Reads({ShardedOrders.class, Merge.class, Referrers.class, Emails.class})
  void whatOneDatabaseGaveForFreeIsWorkNow(Stage stage) {
    guests.leave();
    pagesOfAllServers(stage);
    joinAcrossServers(stage);
    uniqueAcrossServers(stage);
    guests.leave();
  }

  private void pagesOfAllServers(Stage stage) {
    stage.say("Orders of a customer lie together; orders of a product may lie anywhere.");
    var hers = statements.onFour(WhatWasFree.BY_CUSTOMER, () -> free.ordersOf(42));
    var asked = statements.onFour(WhatWasFree.BY_PRODUCT, free::pageOfFour);
    stage.control("statements for a customer's orders", hers.calls()).is(1);
    stage.check("statements for a page of a product's orders", asked.calls()).is(4);
    stage
        .check("orders in wrong places of the fifth page of ten", free.misplaced(free.pageOfFour()))
        .because("all forty that come before may lie on one server, so each sends fifty")
        .is(0);
    stage
        .compare("rows that travel for that page", "rows")
        .without("one server", statements.onOne(WhatWasFree.BY_PRODUCT, free::pageOfOne).rows())
        .with("four servers", asked.rows())
        .isHigherBy(10);
  }

  private void joinAcrossServers(Stage stage) {
    stage.say("Customers are joined with who referred them, who lies on another server mostly.");
    stage.control("pairs that one server finds", free.pairsOnOne()).is(Fleet.CUSTOMERS);
    stage.control("pairs that four find, each for itself", free.pairsOnFour()).isAtMost(40_000);
    stage
        .check("the ten who referred most", free.topOfFour())
        .because("counts travel to the router, and names from where they are")
        .is(free.topOfOne());
  }

  private void uniqueAcrossServers(Stage stage) {
    stage.say("Two customers want the same e-mail address, which is unique in every schema.");
    stage.control("customers who get it on one server", free.sameAddressOnOne()).is(1);
    stage.control("customers who get it on two, each unique", free.sameAddressOnTwo()).is(2);
    stage
        .check("customers who get it where addresses are sharded by themselves", free.reserved())
        .because("equal addresses have equal tokens, and meet on one server")
        .is(1);
  }

  @Claim("cross-shard-transaction")
  @Reads({TwoPhaseTransfer.class, Decisions.class, Recovery.class, TransferSaga.class})
  void aTransferIsMadeOnBothServersOrOnNone(Stage stage) throws Exception {
    guests.leave();
    var cutOff = cutOffs.getObject();
    stage.say(
        "Two guests have 1,000 each, on two servers. 100 are on their way from one to the other"
            + " when the coordinator's process is killed.");
    var naive = cutOff.at(Coordinator.Naive.TAKEN);
    stage.control("two commits, cut off between them", cutOff.seen(naive)).is("900 + 1,000");
    var cut = cutOff.at(TwoPhaseTransfer.Step.values());
    var before = cutOff.seen(cut);
    whatIsInDoubt(stage, cutOff, Objects.requireNonNull(cut.get(PREPARED_ONE)));
    recovery.run();
    var after = cutOff.seen(cut);
    stage.table("Two-phase commit, killed", CutOff.COLUMNS, CutOff.table(before, after));
    stage
        .check("sender + recipient after the recovery", List.copyOf(after.values()))
        .because("what was decided is committed, what was not is rolled back, on both servers")
        .is(CutOff.AS_DECIDED);
    stage.check("transactions still in doubt", cutOff.inDoubt()).is(0);
    saga(stage, cutOff);
    price(stage, cutOff.transferOf(1));
    guests.leave();
  }

  private void whatIsInDoubt(Stage stage, CutOff cutOff, Transfer undecided) {
    stage.control("prepared and in doubt, on all servers", cutOff.inDoubt()).is(6);
    stage
        .check("a payment to a sender in doubt has to wait", cutOff.isLocked(undecided.sender()))
        .because("a prepared transaction keeps its locks until somebody decides")
        .is(true);
    stage.say("Now the recipients' server is killed as well, and starts again.");
    fleet.killAndRestart(shards.named(CutOff.RECIPIENTS));
    stage
        .check("prepared and in doubt, after its restart", cutOff.inDoubt())
        .because("PREPARE TRANSACTION has written them to the log")
        .is(6);
  }

  private void saga(Stage stage, CutOff cutOff) throws Exception {
    stage.say("The same as a saga: take, give, and give back where it can't be given.");
    var cut = cutOff.at(TransferSaga.Step.TAKEN);
    stage.control("what a reader sees while it is cut off", cutOff.seen(cut)).is("900 + 1,000");
    sagas.resume();
    stage
        .check("after it was resumed", cutOff.seen(cut))
        .because("the sender's server has noted what is under way, in the same transaction")
        .is("900 + 1,100");
    stage.check("sagas left to resume", sagas.resume()).is(0);
    var refused = cutOff.toNobody();
    stage.check("given to somebody who is not there", sagas.move(refused)).is(false);
    stage.check("the sender's money, compensated", guests.cents(refused.sender())).is(1_000);
  }

  private void price(Stage stage, Transfer transfer) throws Exception {
    var prices = new Prices(shards, transfers, sagas, transfer).measure(stage);
    stage
        .compare("the price of safety, p50 of a transfer", "ms")
        .without("two commits", prices.of(Prices.NAIVE).p50())
        .with("two-phase commit", prices.of(Prices.TWO_PHASE).p50())
        .because("each server writes twice, and the decision is written in between")
        .show();
  }

  @Claim("resharding")
  @Reads({HashRing.class, OnlineResharding.class, Arrivals.class, KeyGates.class})
  void aFifthServerTakesAFifthOfTheKeysOnline(Stage stage) {
    stage.say("A fifth server comes. Who has to move, of 100,000 customers?");
    var keys = new MovedKeys(census.ids());
    movedKeys(stage, keys);
    stage.control("moved by the remainder, in %", keys.byModulo()).isBetween(78, 82);
    stage.check("moved on the ring, in %", keys.byRing(HashRing.USUAL)).isBetween(16, 24);
    stage
        .check("moved from one old server to another, in %", keys.forNothing())
        .because("the new server's points only cut the arcs of others short")
        .is(0);
    stage
        .compare("the fullest server, beyond its share", "%")
        .without("1 virtual node", keys.surplus(1))
        .with("256 virtual nodes", keys.surplus(HashRing.USUAL))
        .isLowerBy(2);
    stage.say("Now they move, while four clients read and write.");
    try (var five = FifthServer.start(fleet);
        var clients = new Clients(five.tables().shards())) {
      online(stage, five, clients);
    }
  }

  private static void movedKeys(Stage stage, MovedKeys keys) {
    stage.lines(
        "Customers that move to another server, and the fullest server's surplus",
        new Axis("virtual nodes of each server", true),
        new Axis("%", false),
        List.of(
            keys.line("moved by the remainder of the hash", nodes -> keys.byModulo()),
            keys.line("moved on the ring", keys::byRing),
            keys.line("surplus on the ring", keys::surplus)));
  }

  private void online(Stage stage, FifthServer five, Clients clients) {
    var before = five.rows();
    clients.come();
    int arcs = five.move(resharding, clients, FifthServer.FOUR, FifthServer.FIVE);
    stage.control("arcs that moved, one by one", arcs).isAtLeast(100);
    clients.leave();
    stage.check("customers on the fifth server, in %", five.percentOfFifth()).isBetween(16, 24);
    stage.check("customers elsewhere than the ring says", five.misplaced(FifthServer.FIVE)).is(0);
    stage.control("writes while they moved", clients.writes()).isAtLeast(500);
    stage.control("reads while they moved", clients.reads()).isAtLeast(500);
    stage
        .check("reads that did not show what the client had written", clients.wrongReads())
        .because("each arc catches up, and is verified, while its gate is shut")
        .is(0);
    stage.check("orders that were lost", clients.lostOrders()).is(0);
    stage.check("checksum of the orders that were there before", five.rows()).is(before);
  }

  @Claim("hot-shard")
  @Reads({HotKeys.class, ShardedOrders.class})
  void someKeysAreHotterThanOthers(Stage stage) {
    try (var tables = OwnTables.open("hot", fleet.servers(), placement, 0, 1)) {
      var evening = new Evening(tables, hotKeys);
      stage.say("1,000 new orders, sharded by day: each server has a quarter of the year.");
      var byTime = busiestPercent(stage, "Sharded by day", evening.byTime());
      stage.control("the busiest server's part, in %", byTime).is(100);
      var byCustomer = busiestPercent(stage, "Sharded by customer", evening.byCustomer());
      stage
          .check("the busiest server's part, in %", byCustomer)
          .because("what is new at the same time has different customers")
          .isAtMost(40);
      stage.say("The same, but every other order is one celebrity's.");
      var famous = busiestPercent(stage, "A celebrity among them", evening.withCelebrity());
      stage.control("the busiest server's part, in %", famous).isAtLeast(50);
      var salted = busiestPercent(stage, "Her orders under 64 keys", evening.withSalted());
      stage
          .check("the busiest server's part, in %", salted)
          .because("the order decides under which of her keys it lies")
          .isAtMost(40);
      priceOfSalt(stage, evening);
    }
  }

  private static Counted busiestPercent(Stage stage, String how, Map<String, ServerWork> work) {
    stage.bars(how + ": rows by server", "rows", ServerWork.rowsByServer(work));
    return ServerWork.busiestPercent(work);
  }

  private void priceOfSalt(Stage stage, Evening evening) {
    stage.say("The price: who wants to see all her orders has to gather them.");
    var ordinary = statements.onFour(WhatWasFree.BY_CUSTOMER, evening::ordersOfSomebody);
    var hers = statements.onFour(WhatWasFree.BY_CUSTOMER, evening::ordersOfCelebrity);
    stage.control("statements for an ordinary customer's orders", ordinary.calls()).is(1);
    stage.check("statements for hers", hers.calls()).is(4);
    stage.check("her orders, gathered", evening.ordersOfCelebrity().size()).is(500);
  }

  @Claim("existing-engine")
  @Reads({Shards.class, HashRing.class})
  void anEngineGivesTheSameAnswers(Stage stage) throws Exception {
    stage.say("Apache ShardingSphere-JDBC on the same servers, with our ring as its algorithm.");
    try (var engine = Engine.start(fleet, engineRules)) {
      var asked = new SameQuestions(engine, customers, orders);
      stage.control("of 200 customers, one server finds", asked.ofOne(fleet.alone())).is(200);
      stage.check("of 200 customers, engine and router find alike", asked.customers()).is(200);
      stage.check("orders of 200 customers that differ", asked.ordersThatDiffer()).is(0);
      stage
          .check(
              "orders in wrong places of a page", free.misplaced(asked.page(WhatWasFree.PRODUCT)))
          .is(0);
      stage.check("products that differ", reports.differences(asked.revenue())).is(0);
      latencies(stage, new Lookups(shards, engine).measure(stage));
    }
  }

  private static void latencies(Stage stage, ByName<Latencies> lookups) {
    stage.say(
        "The router is told the key; the engine finds it in the SQL. What each adds to a direct"
            + " look-up:");
    var direct = lookups.of(Lookups.DIRECT).p50();
    stage.bars(
        "Added to the p50 of a direct look-up",
        "µs",
        Bar.of(lookups.map(each -> each.p50().minus(direct).times(1_000)).without(Lookups.DIRECT)));
    stage
        .compare("p50 of a look-up", "µs")
        .without(Lookups.ENGINE, lookups.of(Lookups.ENGINE).p50().times(1_000))
        .with(Lookups.ROUTER, lookups.of(Lookups.ROUTER).p50().times(1_000))
        .show();
  }
}
