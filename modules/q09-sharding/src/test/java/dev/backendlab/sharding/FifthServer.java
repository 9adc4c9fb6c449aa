package dev.backendlab.sharding;

import dev.backendlab.kit.Counted;
import dev.backendlab.postgresql.PostgresServer;
import java.util.ArrayList;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Tables of their own on the four servers, and a fifth server that joins them and leaves again.
 *
 * @param tables on all five
 */
record FifthServer(PostgresServer server, OwnTables tables) implements AutoCloseable {

  static final HashRing FOUR = new HashRing(Fleet.SHARDS, HashRing.USUAL);
  static final HashRing FIVE = new HashRing(MovedKeys.FIVE, HashRing.USUAL);

  private static final NavigableMap<Integer, Long> BY_TOKEN =
      LongStream.rangeClosed(1, Fleet.CUSTOMERS)
          .boxed()
          .collect(Collectors.toMap(Token::of, id -> id, (one, other) -> one, TreeMap::new));

  static FifthServer start(Fleet fleet) {
    var server = PostgresServer.start(Fleet.SETTINGS);
    var servers = new ArrayList<>(fleet.servers());
    servers.add(new ShardServer("shard-5", server.jdbcUrl(), server.username(), server.password()));
    var tables = OwnTables.open("resharding", servers, FOUR, Fleet.CUSTOMERS, 6);
    return new FifthServer(server, tables);
  }

  /**
   * Moves with clients at work; besides, for each arc that was copied and not switched yet, one of
   * its customers orders and pays: at the moment at which a write is lost most easily.
   */
  int move(OnlineResharding resharding, Clients clients, HashRing from, HashRing to) {
    return resharding.move(
        tables.shards(), from, to, move -> oneIn(move.arc()).ifPresent(clients::write));
  }

  private static Optional<Long> oneIn(HashRing.Arc arc) {
    return Optional.ofNullable(BY_TOKEN.ceilingEntry(arc.first()))
        .filter(next -> arc.contains(next.getKey()))
        .map(Map.Entry::getValue);
  }

  /** Customers that lie where the ring does not say. */
  long misplaced(HashRing ring) {
    var misplaced = new AtomicInteger();
    tables
        .shards()
        .scatter(shard -> shard.list(Long.class, "select id from customer"))
        .forEach((name, ids) ->
            ids.stream()
                .filter(id -> !ring.shardOf(id).equals(name))
                .forEach(id -> misplaced.incrementAndGet()));
    return misplaced.get();
  }

  Counted percentOfFifth() {
    var fifth = tables.shards().named("shard-5").jdbc();
    long there = fifth.sql("select count(*) from customer").query(Long.class).single();
    return Counted.percent(there, Fleet.CUSTOMERS);
  }

  /** All orders but those that clients have placed since. */
  Checksum rows() {
    return Checksum.sum(
        tables
            .shards()
            .scatter(
                shard -> Checksum.of(shard.jdbc(), "(select * from orders where id < 10000000)"))
            .values());
  }

  @Override
  public void close() {
    tables.close();
    server.close();
  }
}
