package dev.backendlab.sharding;

import dev.backendlab.kit.Counted;
import dev.backendlab.postgresql.PostgresServer;
import java.util.ArrayList;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Tables of their own on the four servers, and a fifth server that joins them and leaves again.
 *
 * @param tables on all five
 */
record FifthServer(PostgresServer server, OwnTables tables) implements AutoCloseable {

  static final int CUSTOMERS = 25_000;
  private static final String NAME = "shard-5";
  static final HashRing RING =
      new HashRing(Stream.concat(Fleet.SHARDS.stream(), Stream.of(NAME)).toList(), HashRing.USUAL);

  static FifthServer start(Fleet fleet) {
    var server = PostgresServer.start(Fleet.SETTINGS);
    var servers = new ArrayList<>(fleet.servers());
    servers.add(Fleet.of(NAME, server));
    var tables = OwnTables.open("resharding", servers, Fleet.RING, CUSTOMERS, 6);
    return new FifthServer(server, tables);
  }

  /** Moves what is the fifth server's, with clients at work; returns how many arcs that were. */
  int join(OnlineResharding resharding, Clients clients) {
    var tokens = customersByToken();
    try (clients) {
      return resharding.move(
          tables.shards(),
          Fleet.RING,
          RING,
          move -> {
            var arc = move.arc();
            clients.arcWasCopied(tokens.subMap(arc.first(), true, arc.last(), true).values());
          });
    }
  }

  private static NavigableMap<Integer, Long> customersByToken() {
    return LongStream.rangeClosed(1, CUSTOMERS)
        .boxed()
        .collect(Collectors.toMap(Token::of, id -> id, (one, other) -> one, TreeMap::new));
  }

  Counted percentOfFifth() {
    var fifth = tables.shards().named(NAME).jdbc();
    long there = fifth.sql("select count(*) from customer").query(Long.class).single();
    return Counted.percent(there, CUSTOMERS);
  }

  /** All orders but those that clients have placed since. */
  String orders() {
    return Census.checksum(tables.shards().all(), "orders where id < 10000000");
  }

  @Override
  public void close() {
    tables.close();
    server.close();
  }
}
