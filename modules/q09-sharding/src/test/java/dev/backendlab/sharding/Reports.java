package dev.backendlab.sharding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
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
    var one = new double[ROUNDS];
    var slowest = new double[ROUNDS];
    var parallel = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      one[i] = millis(() -> orders.revenue(alone));
      slowest[i] =
          shards.all().stream()
              .mapToDouble(each -> millis(() -> orders.revenue(each)))
              .max()
              .orElseThrow();
      parallel[i] = millis(orders::revenue);
    }
    return new Times(median(one), median(slowest), median(parallel));
  }

  /** What the most burdened server reads for the report, in blocks of 8 KiB. */
  long blocksOfOne() {
    return blocks(alone);
  }

  long blocksOfFour() {
    return shards.all().stream().mapToLong(Reports::blocks).max().orElseThrow();
  }

  static List<String> plan(Shard shard) {
    return shard
        .jdbc()
        .sql("explain (analyze, buffers, costs off, timing off) " + ShardedOrders.REVENUE)
        .query(String.class)
        .list();
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
    return List.of(median(toArray(one)), median(toArray(four)));
  }

  private static double[] toArray(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double millis(Supplier<?> work) {
    long start = System.nanoTime();
    work.get();
    return (System.nanoTime() - start) / 1e6;
  }

  private static double median(double[] values) {
    return Arrays.stream(values).sorted().toArray()[values.length / 2];
  }
}
