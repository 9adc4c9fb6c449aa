package dev.backendlab.sharding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Consistent hashing: servers stand at points of a circle, and a key belongs to the first server at
 * or after its own token. A new server takes over only the arcs that end at its points; all other
 * keys stay where they are.
 *
 * <p>With one point each the arcs differ widely in length. So each server has many points, "virtual
 * nodes": with v of them its share is even to about 1/√v.
 *
 * @see <a href="https://doi.org/10.1145/258533.258660">Consistent hashing and random trees (Karger
 *     et al., STOC 1997)</a>
 * @see <a href="https://doi.org/10.1145/1294261.1294281">Dynamo (DeCandia et al., SOSP 2007),
 *     section 4.2: virtual nodes</a>
 */
final class HashRing implements Placement {

  /** Points of a server, where nobody sets another number. */
  static final int USUAL = 256;

  private static final double CIRCLE = 0x1p32;

  private final NavigableMap<Integer, String> points = new TreeMap<>();

  /**
   * @param virtualNodes points of each server
   */
  HashRing(Collection<String> shards, int virtualNodes) {
    for (var shard : shards) {
      for (int node = 0; node < virtualNodes; node++) {
        points.putIfAbsent(Token.of(shard + "#" + node), shard);
      }
    }
    if (points.isEmpty()) {
      throw new IllegalArgumentException("A ring needs a server: name some by shards.servers.");
    }
  }

  @Override
  public String shardOf(long customer) {
    return ownerOf(Token.of(customer));
  }

  String ownerOf(int token) {
    var next = points.ceilingEntry(token);
    return (next == null ? points.firstEntry() : next).getValue();
  }

  /** Which part of the circle each server owns; together they are 1. */
  Map<String, Double> shares() {
    var shares = new LinkedHashMap<String, Double>();
    for (var arc : arcs(new TreeSet<>(points.keySet()))) {
      shares.merge(ownerOf(arc.last()), arc.length() / CIRCLE, Double::sum);
    }
    return shares;
  }

  /** The moves by which this ring becomes that one, arc by arc. */
  List<Move> movesTo(HashRing next) {
    var ends = new TreeSet<>(points.keySet());
    ends.addAll(next.points.keySet());
    ends.addAll(KeyGates.ends());
    var moves = new ArrayList<Move>();
    for (var arc : arcs(ends)) {
      var from = ownerOf(arc.last());
      var to = next.ownerOf(arc.last());
      if (!from.equals(to)) {
        moves.add(new Move(arc, from, to));
      }
    }
    return moves;
  }

  /** The circle, cut after each of these tokens, and between its highest and lowest one. */
  private static List<Arc> arcs(SortedSet<Integer> ends) {
    ends.add(Integer.MAX_VALUE);
    var arcs = new ArrayList<Arc>();
    long first = Integer.MIN_VALUE;
    for (int last : ends) {
      arcs.add(new Arc((int) first, last));
      first = last + 1L;
    }
    return arcs;
  }

  /** Neighbouring tokens, both ends included. */
  record Arc(int first, int last) {

    Arc {
      if (first > last) {
        throw new IllegalArgumentException("%d comes after %d".formatted(first, last));
      }
    }

    long length() {
      return (long) last - first + 1;
    }

    boolean contains(int token) {
      return first <= token && token <= last;
    }
  }

  /** An arc that changes its owner. */
  record Move(Arc arc, String from, String to) {

    Move {
      Objects.requireNonNull(arc);
    }
  }
}
