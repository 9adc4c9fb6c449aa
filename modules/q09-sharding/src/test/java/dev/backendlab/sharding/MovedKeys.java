package dev.backendlab.sharding;

import dev.backendlab.kit.event.Event.Series;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntToDoubleFunction;
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
  double moved(Placement from, Placement to) {
    long moved = customers.stream().filter(id -> !from.shardOf(id).equals(to.shardOf(id))).count();
    return 100.0 * moved / customers.size();
  }

  double byModulo() {
    return moved(new Modulo(Fleet.SHARDS), new Modulo(FIVE));
  }

  double byRing(int virtualNodes) {
    return moved(ring(Fleet.SHARDS, virtualNodes), ring(FIVE, virtualNodes));
  }

  /** From one old server to another, in percent: moves that free no server. */
  double forNothing() {
    var four = ring(Fleet.SHARDS, HashRing.USUAL);
    var five = ring(FIVE, HashRing.USUAL);
    long moved =
        customers.stream()
            .filter(id -> !five.shardOf(id).equals("shard-5"))
            .filter(id -> !five.shardOf(id).equals(four.shardOf(id)))
            .count();
    return 100.0 * moved / customers.size();
  }

  /** The fullest server, in percent of what would be even. */
  double fullest(int virtualNodes) {
    var ring = ring(FIVE, virtualNodes);
    var counts =
        customers.stream().collect(Collectors.groupingBy(ring::shardOf, Collectors.counting()));
    return 100.0 * Collections.max(counts.values()) * FIVE.size() / customers.size();
  }

  /** A line over the number of virtual nodes, from 1 to 1,024. */
  Series line(String label, IntToDoubleFunction value) {
    var x = new ArrayList<Double>();
    var y = new ArrayList<Double>();
    IntStream.rangeClosed(0, 10)
        .map(power -> 1 << power)
        .forEach(nodes -> {
          x.add((double) nodes);
          y.add(value.applyAsDouble(nodes));
        });
    return new Series(label, x, y);
  }

  private static HashRing ring(List<String> servers, int virtualNodes) {
    return new HashRing(servers, virtualNodes);
  }
}
