package dev.backendlab.sharding;

import dev.backendlab.kit.ByName;
import dev.backendlab.kit.Latencies;
import dev.backendlab.kit.Measured;
import dev.backendlab.kit.Stage;
import dev.backendlab.postgresql.Plan;
import dev.backendlab.sharding.Referrers.Referrer;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The server that has all rows: what it answers is what four together must answer. */
record OneServer(Shard shard) {

  static final int PRODUCT = 7;

  /** Customers 499, 998 and so on: they lie on all servers. */
  static LongStream somebody() {
    return LongStream.rangeClosed(1, 200).map(i -> i * 499);
  }

  long found() {
    return somebody().filter(id -> Customers.find(shard, id).isPresent()).count();
  }

  /** Orders of product 7 that are not in the same place of this page, as the shop cuts it. */
  long misplaced(List<Order> page, int offset) {
    var right = ShardedOrders.newest(shard, PRODUCT, offset, ShopController.PAGE);
    return IntStream.range(0, right.size())
        .filter(i -> i >= page.size() || !page.get(i).equals(right.get(i)))
        .count();
  }

  /** Products of which the server and this report do not say the same. */
  long differences(Collection<Revenue> report) {
    var right = shard.list(Revenue.class, ShardedOrders.REVENUE);
    return Math.abs(right.size() - report.size())
        + report.stream().filter(each -> !right.contains(each)).count();
  }

  /** The p50 of that report: from this server, from one of four, and from four at once. */
  ByName<Measured> times(Stage stage, Shards shards, ShardedOrders orders) throws Exception {
    return stage
        .inTurn("the report")
        .way("one server", () -> orders.revenue(shard))
        .way("one of four", () -> orders.revenue(shards.named("shard-3")))
        .way("four at once", orders::revenue)
        .rounds(9)
        .map(Latencies::p50);
  }

  static Plan report(Shard server) {
    return Plan.of(server.jdbc(), ShardedOrders.REVENUE);
  }

  /** Blocks that are read for one customer by her id: here, and on her server of the four. */
  List<Long> blocksOf(long customer, Shards shards) {
    return List.of(shard, shards.of(customer)).stream()
        .map(server -> Plan.of(server.jdbc(), Customers.FIND, customer).pages())
        .toList();
  }

  /** Customers found together with their referrers by a join, by each server for itself. */
  static long pairs(Collection<Shard> servers) {
    var join =
        "select count(*) from customer c join customer r on r.id = c.referrer where c.id < ?";
    return servers.stream()
        .mapToLong(server -> server.list(Long.class, join, Fleet.CUSTOMERS + 1).getFirst())
        .sum();
  }

  /** Customers with most others who came because of them. */
  List<Referrer> topReferrers() {
    return shard.list(
        Referrer.class,
        """
        select r.id, r.name, count(*) as referred
        from customer c join customer r on r.id = c.referrer where c.id <= ?
        group by r.id, r.name order by referred desc, r.id limit 10
        """,
        Fleet.CUSTOMERS);
  }
}
