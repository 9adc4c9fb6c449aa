package dev.backendlab.sharding;

import dev.backendlab.kit.ByName;
import dev.backendlab.kit.Latencies;
import dev.backendlab.kit.Measured;
import dev.backendlab.kit.Stage;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The revenue of all products, from one server and from four. */
class Reports {

  static final String STATEMENT = "from orders group by product";
  static final String ONE = "one server";
  static final String AT_ONCE = "four at once, merged";
  static final String ROUTED = "one of four, through the router";
  private static final int ROUNDS = 15;
  private static final Pattern BLOCKS = Pattern.compile("shared hit=(\\d+)(?: read=(\\d+))?");

  private final Shards shards;
  private final ShardedOrders orders;
  private final Customers customers;
  private final Shard alone;

  Reports(Shards shards, ShardedOrders orders, Customers customers, Fleet fleet) {
    this.shards = shards;
    this.orders = orders;
    this.customers = customers;
    this.alone = fleet.alone();
  }

  List<Revenue> ofOne() {
    return List.copyOf(ShardedOrders.sum(List.of(orders.revenue(alone))));
  }

  List<Revenue> ofFour() {
    return List.copyOf(orders.revenue());
  }

  long ordersOfFour() {
    return orders.revenue().stream().mapToLong(Revenue::orders).sum();
  }

  /** Products of which one server and all four do not say the same. */
  long differences() {
    return differences(ofFour());
  }

  long differences(List<Revenue> report) {
    var one = ofOne();
    return Math.abs(one.size() - report.size())
        + report.stream().filter(each -> !one.contains(each)).count();
  }

  /** The report in three ways, in turn: by one server, by each of four, and by four at once. */
  ByName<Latencies> times(Stage stage) throws Exception {
    var turns = stage.inTurn("the report").way(ONE, () -> orders.revenue(alone));
    for (var shard : shards.all()) {
      turns = turns.way(shard.name(), () -> orders.revenue(shard));
    }
    return turns.way(AT_ONCE, orders::revenue).rounds(ROUNDS);
  }

  /** The server of the four that takes longest for its part. */
  Measured slowestOfFour(ByName<Latencies> times) {
    return shards.all().stream()
        .map(shard -> times.of(shard.name()).p50())
        .max(Comparator.comparingDouble(Measured::value))
        .orElseThrow();
  }

  /** What the most burdened server reads for the report, in blocks of 8 KiB. */
  long blocksOfOne() {
    return blocks(alone);
  }

  long blocksOfFour() {
    return shards.all().stream().mapToLong(Reports::blocks).max().orElseThrow();
  }

  static List<String> plan(Shard shard) {
    return shard.list(
        String.class, "explain (analyze, buffers, costs off, timing off) " + ShardedOrders.REVENUE);
  }

  List<String> planOfOne() {
    return plan(alone);
  }

  private static long blocks(Shard shard) {
    return plan(shard).stream()
        .map(BLOCKS::matcher)
        .filter(Matcher::find)
        .mapToLong(found ->
            Long.parseLong(found.group(1))
                + (found.group(2) == null ? 0 : Long.parseLong(found.group(2))))
        .max()
        .orElseThrow();
  }

  /** A look at one customer, on one server and through the router. */
  ByName<Latencies> lookups(Stage stage) throws Exception {
    var one = new AtomicInteger();
    var four = new AtomicInteger();
    return stage
        .inTurn("one customer by her id")
        .way(ONE, () -> Customers.find(alone, customer(one)))
        .way(ROUTED, () -> customers.find(customer(four)))
        .rounds(1_500);
  }

  private static long customer(AtomicInteger visit) {
    return 1 + visit.getAndIncrement() * 7919L % Fleet.CUSTOMERS;
  }
}
