package dev.backendlab.sharding;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Customers who recommended the shop, and to how many. A customer and her referrer lie on different
 * servers as a rule, so this is a join that no server can do alone.
 */
@Component
class Referrers {

  private final Shards shards;

  Referrers(Shards shards) {
    this.shards = shards;
  }

  /** A customer, and how many others came because of her. */
  record Referrer(long id, String name, long referred) {}

  /** As little as possible travels: counts from all servers, then the names that are wanted. */
  List<Referrer> top(int wanted) {
    var counts = new HashMap<Long, Long>();
    shards
        .scatter(Referrers::counted)
        .values()
        .forEach(part -> part.forEach((id, count) -> counts.merge(id, count, Long::sum)));
    var top =
        counts.entrySet().stream()
            .sorted(
                Map.Entry.<Long, Long>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(wanted)
            .toList();
    var names = names(top.stream().map(Map.Entry::getKey).toList());
    return top.stream()
        .map(each ->
            new Referrer(each.getKey(), names.getOrDefault(each.getKey(), "?"), each.getValue()))
        .toList();
  }

  private static Map<Long, Long> counted(Shard shard) {
    return shard
        .jdbc()
        .sql(
            "select referrer, count(*) as referred from customer where referrer > 0 group by referrer")
        .query((row, number) -> Map.entry(row.getLong(1), row.getLong(2)))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** One statement for each server that has some of them. */
  private Map<Long, String> names(List<Long> customers) {
    var names = new HashMap<Long, String>();
    customers.stream()
        .collect(Collectors.groupingBy(id -> shards.of(id).name()))
        .forEach((name, ids) ->
            shards
                .named(name)
                .jdbc()
                .sql("select id, name from customer where id in (:ids)")
                .param("ids", ids)
                .query(row -> {
                  names.put(row.getLong(1), row.getString(2));
                }));
    return names;
  }
}
