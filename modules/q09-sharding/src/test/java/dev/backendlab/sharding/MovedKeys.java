package dev.backendlab.sharding;

import dev.backendlab.kit.Counted;
import dev.backendlab.kit.event.Event.Series;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which customers change their server when a fifth one comes, of those who are there.
 *
 * @param customers their ids, as read from the servers
 */
record MovedKeys(List<Long> customers) {

  static final List<String> FIVE = List.of("shard-1", "shard-2", "shard-3", "shard-4", "shard-5");

  /** In percent. */
  Counted moved(Placement from, Placement to) {
    long moved = customers.stream().filter(id -> !from.shardOf(id).equals(to.shardOf(id))).count();
    return Counted.percent(moved, customers.size());
  }

  Counted byModulo() {
    return moved(new Modulo(Fleet.SHARDS), new Modulo(FIVE));
  }

  Counted byRing(int virtualNodes) {
    return moved(ring(Fleet.SHARDS, virtualNodes), ring(FIVE, virtualNodes));
  }

  /** From one old server to another, in percent: moves that free no server. */
  Counted forNothing() {
    var four = ring(Fleet.SHARDS, HashRing.USUAL);
    var five = ring(FIVE, HashRing.USUAL);
    long moved =
        customers.stream()
            .filter(id -> !five.shardOf(id).equals("shard-5"))
            .filter(id -> !five.shardOf(id).equals(four.shardOf(id)))
            .count();
    return Counted.percent(moved, customers.size());
  }

  /** What the fullest server has beyond an even share, in percent of that. */
  Counted surplus(int virtualNodes) {
    var ring = ring(FIVE, virtualNodes);
    var counts =
        customers.stream().collect(Collectors.groupingBy(ring::shardOf, Collectors.counting()));
    long even = customers.size() / FIVE.size();
    return Counted.percent(Collections.max(counts.values()) - even, even);
  }

  /** A line over the number of virtual nodes, from 1 to 1,024. */
  Series line(String label, IntFunction<Counted> value) {
    var x = new ArrayList<Double>();
    var y = new ArrayList<Double>();
    IntStream.rangeClosed(0, 10)
        .map(power -> 1 << power)
        .forEach(nodes -> {
          x.add((double) nodes);
          y.add(value.apply(nodes).value());
        });
    return Series.counted(label, x, y);
  }

  private static HashRing ring(List<String> servers, int virtualNodes) {
    return new HashRing(servers, virtualNodes);
  }
}
