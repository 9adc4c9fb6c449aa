package dev.backendlab.sharding;

import dev.backendlab.kit.ByName;
import dev.backendlab.kit.Latencies;
import dev.backendlab.kit.Stage;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** The same customers by their ids in three ways, in turn. */
final class Lookups {

  static final String DIRECT = "direct JDBC";
  static final String ROUTER = "our router";
  static final String ENGINE = "ShardingSphere";
  private static final int ROUNDS = 3_000;

  private final Shards shards;
  private final Engine engine;
  private final DataSource[] homes;

  Lookups(Shards shards, Engine engine) {
    this.shards = shards;
    this.engine = engine;
    var ring = new HashRing(Fleet.SHARDS, HashRing.USUAL);
    this.homes =
        IntStream.range(0, 2 * ROUNDS)
            .mapToObj(visit -> shards.named(ring.shardOf(customer(visit))).dataSource())
            .toArray(DataSource[]::new);
  }

  ByName<Latencies> measure(Stage stage) throws Exception {
    var direct = new AtomicInteger();
    var routed = new AtomicInteger();
    var asked = new AtomicInteger();
    return stage
        .inTurn("a look-up")
        .way(DIRECT, () -> read(homes[direct.get()], customer(direct.getAndIncrement())))
        .way(ROUTER, () -> routed(customer(routed.getAndIncrement())))
        .way(ENGINE, () -> read(engine.dataSource(), customer(asked.getAndIncrement())))
        .rounds(ROUNDS);
  }

  private static long customer(int visit) {
    return 1 + visit * 7919L % Fleet.CUSTOMERS;
  }

  private long routed(long id) {
    return shards.at(id, shard -> cents(shard.dataSource(), id));
  }

  private static long cents(DataSource source, long id) {
    try {
      return read(source, id);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static long read(DataSource source, long id) throws SQLException {
    try (var connection = source.getConnection();
        var statement = connection.prepareStatement("select cents from customer where id = ?")) {
      statement.setLong(1, id);
      try (var row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
