package dev.backendlab.sharding;

import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/**
 * Takes a set of servers from one ring to the next while customers go on reading and writing.
 *
 * <p>Arc by arc: copy it aside, on its new server, with everybody still at work on the old one;
 * then shut the arc's gate for a moment, catch up with what was written meanwhile, verify by
 * checksum, put the rows in place, switch, remove the old ones, open the gate. An arc that is not
 * verified is not switched. Vitess (MoveTables) and Citus (shard rebalancer) work in the same
 * steps, with the database's replication stream for the catching up.
 *
 * @see <a href="https://vitess.io/docs/user-guides/configuration-advanced/resharding/">Vitess:
 *     resharding</a>
 */
@Component
class OnlineResharding {

  /**
   * Moves what the next ring gives to another server.
   *
   * @param copied hears of each arc between its copy and its switch
   * @return the number of arcs moved
   */
  int move(Shards shards, HashRing now, HashRing next, Consumer<HashRing.Move> copied) {
    var moving = new MovingPlacement(now);
    shards.route(moving);
    var moves = now.movesTo(next);
    moves.stream().map(HashRing.Move::to).distinct().map(shards::named).forEach(Arrivals::prepare);
    for (var move : moves) {
      var arrivals = new Arrivals(shards.named(move.from()), shards.named(move.to()), move.arc());
      arrivals.copy();
      copied.accept(move);
      shards.alone(move.arc(), () -> switchOver(arrivals, () -> moving.moved(move)));
    }
    shards.route(next);
    return moves.size();
  }

  /** With the gate shut. */
  void switchOver(Arrivals arrivals, Runnable route) {
    arrivals.copy(); // again: what has been written since
    if (!arrivals.areComplete()) {
      throw new IllegalStateException(
          "An arc of %s is not complete on its new server: it stays where it is."
              .formatted(arrivals.from().name()));
    }
    arrivals.settle();
    route.run();
    arrivals.leave();
  }

  /** The old ring, but for the arcs that have moved. */
  private record MovingPlacement(HashRing ring, NavigableMap<Integer, HashRing.Move> done)
      implements Placement {

    MovingPlacement(HashRing ring) {
      this(ring, new ConcurrentSkipListMap<>());
    }

    void moved(HashRing.Move move) {
      done.put(move.arc().last(), move);
    }

    @Override
    public String shardOf(long customer) {
      int token = Token.of(customer);
      var next = done.ceilingEntry(token);
      return next != null && next.getValue().arc().contains(token)
          ? next.getValue().to()
          : ring.ownerOf(token);
    }
  }
}
