package dev.backendlab.sharding;

import dev.backendlab.kit.Latencies;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * The same query by id in three ways, one after the other all the time, so that a busy moment hits
 * all.
 */
final class Lookups {

  private static final int WARM_UP = 1_500;
  private static final int ROUNDS = 3_000;
  private static final int[][] ORDERS = {
    {0, 1, 2}, {2, 1, 0}, {1, 2, 0}, {0, 2, 1}, {1, 0, 2}, {2, 0, 1}
  };

  private final HashRing ring = new HashRing(Fleet.SHARDS, HashRing.USUAL);

  private final Shards shards;
  private final Engine engine;

  Lookups(Shards shards, Engine engine) {
    this.shards = shards;
    this.engine = engine;
  }

  /** The median of each, in microseconds. */
  record Micros(double direct, double router, double engine) {

    Map<String, Double> bars() {
      var bars = new LinkedHashMap<String, Double>();
      bars.put("direct JDBC", direct);
      bars.put("our router", router);
      bars.put("ShardingSphere", engine);
      return bars;
    }

    String words() {
      return "To a direct look-up of %.1f µs the router adds %.1f µs, ShardingSphere %.1f µs."
          .formatted(direct, addedByRouter(), addedByEngine());
    }

    double addedByRouter() {
      return router - direct;
    }

    double addedByEngine() {
      return engine - direct;
    }
  }

  /** In all six orders: who comes after the engine finds other things in the processor's cache. */
  Micros measure() throws SQLException {
    var recorders =
        List.of(new Latencies.Recorder(), new Latencies.Recorder(), new Latencies.Recorder());
    for (int i = -WARM_UP; i < ROUNDS; i++) {
      long id = 1 + Math.floorMod(i * 7919L, (long) Fleet.CUSTOMERS);
      var home = shards.named(ring.shardOf(id)).dataSource();
      for (int way : ORDERS[Math.floorMod(i, ORDERS.length)]) {
        long start = System.nanoTime();
        read(way, home, id);
        long took = System.nanoTime() - start;
        if (i >= 0) {
          recorders.get(way).record(took);
        }
      }
    }
    return new Micros(median(recorders.get(0)), median(recorders.get(1)), median(recorders.get(2)));
  }

  private long read(int way, DataSource home, long id) throws SQLException {
    return switch (way) {
      case 0 -> read(home, id);
      case 1 -> shards.at(id, shard -> cents(shard.dataSource(), id));
      default -> read(engine.dataSource(), id);
    };
  }

  private static double median(Latencies.Recorder recorder) {
    return 1_000 * recorder.over(Duration.ofSeconds(1)).p50();
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
