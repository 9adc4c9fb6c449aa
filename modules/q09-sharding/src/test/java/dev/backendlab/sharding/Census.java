package dev.backendlab.sharding;

import dev.backendlab.kit.Column;
import dev.backendlab.kit.Counted;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who lies where: counted on the servers, not calculated. */
class Census {

  static final List<Column> COLUMNS =
      List.of(
          Column.of("server"),
          Column.counted("customers"),
          Column.counted("orders"),
          Column.counted("size"),
          Column.byConstruction("share of the ring"));

  private final Shards shards;
  private final HashRing ring;
  private final Fleet fleet;

  Census(Shards shards, HashRing ring, Fleet fleet) {
    this.shards = shards;
    this.ring = ring;
    this.fleet = fleet;
  }

  Map<String, List<Long>> customers() {
    return shards.scatter(shard ->
        shard.list(
            Long.class, "select id from customer where id <= ? order by id", Fleet.CUSTOMERS));
  }

  List<Long> ids() {
    return customers().values().stream().flatMap(List::stream).toList();
  }

  static Map<String, Long> counts(Map<String, List<Long>> customers) {
    var counts = new LinkedHashMap<String, Long>();
    customers.forEach((shard, ids) -> counts.put(shard, (long) ids.size()));
    return counts;
  }

  static int onAll(Map<String, List<Long>> customers) {
    return customers.values().stream().mapToInt(List::size).sum();
  }

  static Counted fullestPercent(Map<String, List<Long>> customers) {
    return Counted.percent(Collections.max(counts(customers).values()), onAll(customers));
  }

  static int onSeveral(Map<String, List<Long>> customers) {
    var all = customers.values().stream().flatMap(List::stream).toList();
    return all.size() - Set.copyOf(all).size();
  }

  /** Those whom the router would look for on another server. */
  long misplaced(Map<String, List<Long>> customers) {
    return customers.entrySet().stream()
        .mapToLong(
            each -> each.getValue().stream().filter(id -> !shards.owns(each.getKey(), id)).count())
        .sum();
  }

  /** Evenness beyond what the ring itself is uneven. */
  Counted chiSquare(Map<String, List<Long>> customers) {
    return ChiSquare.of(counts(customers), ring.shares());
  }

  /** The same, were the alphabet cut into four parts, and customers placed by their names. */
  Counted byInitials() {
    var quarters = shards.scatter(shard -> shard.list(Integer.class, BY_INITIAL));
    var counts =
        quarters.values().stream()
            .flatMap(List::stream)
            .collect(Collectors.groupingBy(quarter -> "" + quarter, Collectors.counting()));
    return ChiSquare.of(counts, Map.of("0", 0.25, "1", 0.25, "2", 0.25, "3", 0.25));
  }

  private static final String BY_INITIAL =
      "select (ascii(name) - ascii('A')) * 4 / 26 from customer where id <= %d"
          .formatted(Fleet.CUSTOMERS);

  Checksum ofAllFour(String table) {
    return Checksum.sum(shards.scatter(shard -> Checksum.of(shard.jdbc(), table)).values());
  }

  Checksum of(String server, String table) {
    return Checksum.of(shards.named(server).jdbc(), table);
  }

  Checksum ofOneAlone(String table) {
    return Checksum.of(fleet.alone().jdbc(), table);
  }

  List<List<String>> table() {
    var rows = new ArrayList<List<String>>();
    var shares = ring.shares();
    shards
        .scatter(shard -> shard.jdbc().sql(ONE_SERVER).query().singleRow())
        .forEach((shard, row) ->
            rows.add(
                List.of(
                    shard,
                    thousands(row.get("customers")),
                    thousands(row.get("orders")),
                    "" + row.get("size"),
                    "%.1f %%".formatted(100 * shares.getOrDefault(shard, 0.0)))));
    return rows;
  }

  private static final String ONE_SERVER =
      """
      select (select count(*) from customer) as customers, (select count(*) from orders) as orders,
        pg_size_pretty(pg_total_relation_size('customer') + pg_total_relation_size('orders')) as size
      """;

  private static String thousands(@Nullable Object count) {
    return count instanceof Number number ? "%,d".formatted(number.longValue()) : "";
  }
}
