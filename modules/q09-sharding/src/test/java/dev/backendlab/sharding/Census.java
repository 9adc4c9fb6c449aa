package dev.backendlab.sharding;

import dev.backendlab.kit.Bar;
import dev.backendlab.kit.Counted;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The customers of each server, as read from it and not calculated.
 *
 * @param customers their ids, by server
 */
record Census(Map<String, List<Long>> customers) {

  /** Chi-square exceeds this by chance once in 1,000 times, with four groups. */
  static final double CHANCE = 16.27;

  private static final String IDS = "select id from customer where id <= ? order by id";
  private static final String QUARTERS_OF_THE_ALPHABET =
      "select (ascii(name) - ascii('A')) * 4 / 26 from customer where id <= ?";

  static Census of(Shards shards) {
    return new Census(shards.scatter(shard -> shard.list(Long.class, IDS, Fleet.CUSTOMERS)));
  }

  List<Long> ids() {
    return customers.values().stream().flatMap(List::stream).toList();
  }

  int onSeveral() {
    return ids().size() - Set.copyOf(ids()).size();
  }

  /** Those whom a router looks for on another server. */
  long misplaced(Placement router) {
    var misplaced = new ArrayList<Long>();
    customers.forEach((server, ids) ->
        ids.stream().filter(id -> !router.shardOf(id).equals(server)).forEach(misplaced::add));
    return misplaced.size();
  }

  /** Those whom another placement has on another server, in percent. */
  Counted moved(Placement from, Placement to) {
    long moved = ids().stream().filter(id -> !from.shardOf(id).equals(to.shardOf(id))).count();
    return Counted.percent(moved, ids().size());
  }

  /** Those who lie on this server by this placement, in percent. */
  Counted on(String server, Placement placement) {
    long there = ids().stream().filter(id -> placement.shardOf(id).equals(server)).count();
    return Counted.percent(there, ids().size());
  }

  /** The placement that everybody thinks of first. */
  static Placement remainderBy(int servers) {
    return customer -> "shard-" + Math.floorMod(Token.of(customer), servers);
  }

  /** The fullest server's part, in percent. */
  Counted fullest() {
    return Counted.percent(Collections.max(counts().values()), ids().size());
  }

  private Map<String, Long> counts() {
    var counts = new HashMap<String, Long>();
    customers.forEach((server, ids) -> counts.put(server, (long) ids.size()));
    return counts;
  }

  /** Unevenness beyond that of the ring itself. */
  Counted chiSquare() {
    return chiSquare(counts(), Fleet.RING.shares());
  }

  /** The same, were the alphabet cut into four parts, and customers placed by their names. */
  static Counted byInitials(Shards shards) {
    var quarters =
        shards.scatter(
            shard -> shard.list(String.class, QUARTERS_OF_THE_ALPHABET, Fleet.CUSTOMERS));
    var counts =
        quarters.values().stream()
            .flatMap(List::stream)
            .collect(Collectors.groupingBy(quarter -> quarter, Collectors.counting()));
    return chiSquare(counts, Map.of("0", 0.25, "1", 0.25, "2", 0.25, "3", 0.25));
  }

  /** Pearson's: how far counts are from what was expected of each share. */
  private static Counted chiSquare(Map<String, Long> counts, Map<String, Double> shares) {
    double chiSquare = 0;
    for (var share : shares.entrySet()) {
      double expected = Fleet.CUSTOMERS * share.getValue();
      double off = counts.getOrDefault(share.getKey(), 0L) - expected;
      chiSquare += off * off / expected;
    }
    return new Counted(chiSquare);
  }

  List<Bar> bars() {
    var bars = new ArrayList<Bar>();
    customers.forEach((server, ids) -> bars.add(Bar.bar(server, ids.size())));
    return bars;
  }

  /** Customers and orders on all of these servers: their number, and the sum of their hashes. */
  static List<String> checksums(Collection<Shard> servers) {
    return List.of(
        checksum(servers, "customer where id <= " + Fleet.CUSTOMERS),
        checksum(servers, "orders where customer <= " + Fleet.CUSTOMERS));
  }

  /**
   * Sums of parts add up to the sum of the whole, in any order of the rows.
   *
   * @param rows a table, and which rows of it
   */
  static String checksum(Collection<Shard> servers, String rows) {
    var sums =
        "select count(*), coalesce(sum(hashtextextended(t::text, 0)), 0)"
            + " from (select * from %s) t".formatted(rows);
    var count = BigDecimal.ZERO;
    var hashes = BigDecimal.ZERO;
    var parts = servers.parallelStream().map(each -> each.jdbc().sql(sums).query().singleRow());
    for (var row : parts.toList()) {
      var part = List.copyOf(row.values());
      count = count.add(new BigDecimal(part.getFirst().toString()));
      hashes = hashes.add(new BigDecimal(part.getLast().toString()));
    }
    return "%,d rows, hash sum %s".formatted(count.longValue(), hashes.toPlainString());
  }
}
