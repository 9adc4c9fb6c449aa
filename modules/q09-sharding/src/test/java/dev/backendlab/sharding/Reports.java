package dev.backendlab.sharding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** The revenue of all products, from one server and from four. */
@Component
class Reports {

  static final String STATEMENT = "from orders group by product";
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

  /** The median of each, in ms, measured in turns. */
  record Times(double one, double slowestOfFour, double inParallel) {

    Map<String, Double> bars() {
      var bars = new LinkedHashMap<String, Double>();
      bars.put("one server", one);
      bars.put("the slowest of four, alone", slowestOfFour);
      bars.put("four at once, merged", inParallel);
      return bars;
    }
  }

  Times times() {
    var one = new ArrayList<Double>();
    var parallel = new ArrayList<Double>();
    var each = new LinkedHashMap<Shard, List<Double>>();
    for (int i = 0; i < ROUNDS; i++) {
      one.add(millis(() -> orders.revenue(alone)));
      for (var shard : shards.all()) {
        each.computeIfAbsent(shard, unknown -> new ArrayList<>())
            .add(millis(() -> orders.revenue(shard)));
      }
      parallel.add(millis(orders::revenue));
    }
    double slowest = each.values().stream().mapToDouble(Reports::median).max().orElseThrow();
    return new Times(median(one), slowest, median(parallel));
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

  /** The median of a look at one customer, in µs: on one server, and through the router. */
  List<Double> lookups() {
    var one = new ArrayList<Double>();
    var four = new ArrayList<Double>();
    for (int i = 0; i < 1_500; i++) {
      long customer = 1 + i * 7919L % Fleet.CUSTOMERS;
      one.add(1_000 * millis(() -> Customers.find(alone, customer)));
      four.add(1_000 * millis(() -> customers.find(customer)));
    }
    return List.of(median(one), median(four));
  }

  private static double millis(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e6;
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
