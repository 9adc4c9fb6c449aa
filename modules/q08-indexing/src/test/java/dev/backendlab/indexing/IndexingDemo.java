package dev.backendlab.indexing;

import dev.backendlab.indexing.Growth.Size;
import dev.backendlab.indexing.LeftIndexes.Reason;
import dev.backendlab.indexing.Writes.Inserts;
import dev.backendlab.kit.Claim;
import dev.backendlab.kit.Demo;
import dev.backendlab.kit.Reads;
import dev.backendlab.kit.Stage;
import dev.backendlab.postgresql.Plan;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an index spares, what it costs, and when it is left aside: by pages, on a million rows. */
@Demo("q08")
@SpringBootTest(webEnvironment = WebEnvironment.NONE)
record IndexingDemo(DataSource database, JdbcClient jdbc, Indexes indexes) {

  private static final String HERS = "select id, placed_at from orders where customer = 42";
  private static final String RECENT = " and placed_at >= '2025-11-01'";
  private static final String NEWEST = " order by placed_at desc limit 5";
  private static final String HOUR =
      """
      select sum(cents) from orders
      where placed_at >= '2025-11-01 12:00Z' and placed_at < '2025-11-01 13:00Z'
      """;

  private static final String[] KINDS = {
    "by-time", "by-time-brin", "open-by-time", "by-customer", "by-customer-covering", "by-word"
  };
  private static final String MOST = "select sum(cents) from some_orders where customer <= 9500";

  @Claim("fewer-scans")
  @Reads(Indexes.class)
  void anIndexSparesReadingTheWholeTable(Stage stage) {
    stage.say("A million orders lie in a table. Ada, customer 42, asks for her hundred.");
    indexes.only();
    var without = plan(HERS);
    stage.plan(without);
    stage.control("the whole table is read without an index", without.scans("orders")).is(true);
    indexes.create("by-customer");
    var with = plan(HERS);
    stage.plan(with);
    stage.check("the index is used", with.uses("orders_by_customer")).is(true);
    stage
        .compare("what PostgreSQL reads for her orders", "pages")
        .without("no index", without.pages())
        .with("index on customer", with.pages())
        .because("the index says on which pages her orders lie")
        .isLowerBy(30);
  }

  @Claim("speed")
  @Reads({Indexes.class, OrderTable.class})
  void theScanGrowsWithTheTableAndTheTreeByALevel(Stage stage) throws Exception {
    stage.say("One order by its id, of ten thousand, of a hundred thousand and of a million.");
    indexes.only();
    var sizes = new Growth(stage, jdbc, planner(), indexes).measured();
    var small = sizes.getFirst();
    var large = sizes.getLast();
    stage
        .compare("pages of a scan, where the table is a hundred times as large", "pages")
        .without("10,000 rows", small.scan())
        .with("1,000,000 rows", large.scan())
        .isHigherBy(90);
    stage
        .check("pages of a point query by the index", sizes.stream().map(Size::point).toList())
        .because("one for each level of the tree, and one of the table; a level holds hundreds")
        .is(List.of(3L, 3L, 4L));
    stage.check("pages of a range of 100 rows, in the largest", large.range()).isAtMost(10);
    stage
        .compare("one order of a million", "ms")
        .without("scan", large.scans().p50())
        .with("index", large.points().p50())
        .show();
  }

  @Claim("extra-storage")
  @Reads(Indexes.class)
  void anIndexTakesRoomAndItsKindSaysHowMuch(Stage stage) {
    stage.say("Six indexes on the same orders. Each is made alone, and asked the query it is for.");
    long table = bytesOfTable();
    var rooms = Room.of(indexes, planner(), KINDS);
    Room.show(stage, table, rooms);
    var byTime = rooms.of("by-time").bytes();
    stage.control("indexes that their queries use", Room.used(rooms)).is(6);
    stage.check("all six, in % of the table", Room.percentOf(table, rooms)).isAtLeast(50);
    stage
        .compare("an index by time, partial", "bytes")
        .without("of all orders", byTime)
        .with("of open orders only", rooms.of("open-by-time").bytes())
        .isLowerBy(20);
    stage
        .compare("an index by time, BRIN", "bytes")
        .without("B-tree: each order", byTime)
        .with("BRIN: earliest and latest of 128 pages", rooms.of("by-time-brin").bytes())
        .isLowerBy(100);
    stage
        .compare("an index by customer, covering", "bytes")
        .without("customer", rooms.of("by-customer").bytes())
        .with("customer and cents", rooms.of("by-customer-covering").bytes())
        .because("equal keys are stored once in a plain B-tree, and not with cents beside them")
        .isHigherBy(2);
  }

  @Claim("slower-writes")
  @Reads(Indexes.class)
  void everyIndexIsWrittenWithEveryRow(Stage stage) throws Exception {
    stage.say("20,000 orders come in: with no index, with one, with three, with six.");
    try (var writes = new Writes(indexes)) {
      var inserts = writes.inserts();
      var none = inserts.getFirst();
      var six = inserts.getLast();
      stage.table("20,000 inserts", Inserts.COLUMNS, inserts, Inserts::row);
      stage.control("WAL records per row without an index", none.records()).isBetween(1, 1.1);
      stage
          .check("WAL records per row with six indexes", six.records())
          .because("each row is an entry in each index, and each is logged")
          .isBetween(7, 8);
      stage
          .compare("what a row writes", "bytes of WAL")
          .without("no index", none.bytes())
          .with("six indexes", six.bytes())
          .isHigherBy(3);
      stage.say("1,000 updates of a column in no index, and 1,000 of an included one.");
      stage.control("status: heap-only updates", writes.hot("status = 'SENT'", 1)).is(1_000);
      stage
          .check("cents: heap-only updates", writes.hot("cents = 1", 20_001))
          .because("an index includes cents, so all six get a new entry")
          .is(0);
    }
  }

  @Claim("composite-order")
  @Reads(Indexes.class)
  void theFirstColumnDecidesWhichQueriesAreServed(Stage stage) throws Exception {
    stage.skipUnless(planner().skips(), "skips in an index: needs PostgreSQL 18 or newer.");
    stage.say("An index on customer and time, in this order, meets four queries.");
    indexes.only("by-customer-and-time");
    var served = Stream.of(HERS, HERS + RECENT, HERS + NEWEST).map(this::plan).toList();
    stage
        .check("served: a customer, her recent orders, her newest five", uses(served))
        .is(List.of(true, true, true));
    stage.check("sorts for her newest five", sorts(served.getLast())).is(0);
    stage.control("by time alone: the whole table is read", plan(HOUR).scans("orders")).is(true);
    var forced = planner().forced(HOUR);
    stage.plan(forced);
    stage
        .compare("what the index has to read", "pages")
        .without("an hour of all customers", forced.pages())
        .with("since November of customer 42", served.get(1).pages())
        .because("times are sorted only within each customer, and there are 10,000")
        .isLowerBy(50);
    stage.say("An index on branch and customer: the four branches are skipped through.");
    indexes.only("by-branch-and-customer");
    var skipping = plan(HERS);
    stage.plan(skipping);
    stage.check("the whole table is read for a customer", skipping.scans("orders")).is(false);
    stage.check("pages read for her orders", skipping.pages()).isAtMost(200);
  }

  @Claim("not-used")
  @Reads(Indexes.class)
  void thePlannerLeavesAnIndexRightlyOrNot(Stage stage) throws Exception {
    stage.say("Each query has an index on its column, and yet the whole table is read.");
    indexes.only("by-time", "by-note", "by-customer", "by-word");
    var reasons = new LeftIndexes(indexes, jdbc, planner()).all();
    stage.table("Why an index is left", Reason.COLUMNS, reasons, Reason::row);
    long left = reasons.stream().filter(Reason::isLeft).count();
    long mended = reasons.stream().filter(Reason::isMended).count();
    stage.control("reasons to read the whole table", left).is(4);
    stage
        .check("of these, mended: an index is used", mended)
        .because("the query asks what the index has, or the planner knows how few rows there are")
        .is(4);
    stage.say("The fifth reason is a good one: the query wants 95% of 100,000 orders.");
    OrderTable.make(jdbc, "create unlogged table", "some_orders", 100_000);
    jdbc.sql(indexes.definition("by-customer", "some_orders")).update();
    var chosen = plan(MOST);
    stage.check("it reads the whole table", chosen.scans("some_orders")).is(true);
    stage
        .compare("95% of the orders", "pages")
        .without("the planner's choice: the table", chosen.pages())
        .with("forced to use the index", planner().forced(MOST).pages())
        .because("each row is fetched for itself, and each page a hundred times")
        .isHigherBy(20);
  }

  private Planner planner() {
    return new Planner(database);
  }

  private Plan plan(String sql) {
    return planner().plan(sql);
  }

  private long bytesOfTable() {
    return jdbc.sql("select pg_table_size('orders')").query(Long.class).single();
  }

  private static List<Boolean> uses(List<Plan> plans) {
    return plans.stream().map(plan -> plan.uses("orders_by_customer_and_time")).toList();
  }

  private static long sorts(Plan plan) {
    return plan.lines().stream().filter(line -> line.contains("Sort Key")).count();
  }
}
