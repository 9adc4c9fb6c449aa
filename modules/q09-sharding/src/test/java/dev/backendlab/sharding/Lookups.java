package dev.backendlab.sharding;

import dev.backendlab.kit.Latencies;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;

/**
 * The same query by id in three ways, one after the other all the time, so that a busy moment hits
 * all.
 */
final class Lookups {

  private static final int WARM_UP = 3_000;
  private static final int ROUNDS = 6_000;

  private final Shards shards;
  private final Map<String, Shard> homes;
  private final Engine engine;

  Lookups(Shards shards, Engine engine) {
    this.shards = shards;
    this.engine = engine;
    this.homes = new LinkedHashMap<>();
    shards.all().forEach(shard -> homes.put(shard.name(), shard));
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

  Micros measure() throws SQLException {
    var direct = new Latencies.Recorder();
    var router = new Latencies.Recorder();
    var throughEngine = new Latencies.Recorder();
    var ring = new HashRing(Fleet.SHARDS, HashRing.USUAL);
    for (int i = -WARM_UP; i < ROUNDS; i++) {
      long id = 1 + Math.floorMod(i * 7919L, (long) Fleet.CUSTOMERS);
      var known = homes.get(ring.shardOf(id)).dataSource();
      long start = System.nanoTime();
      read(known, id);
      long one = System.nanoTime();
      shards.at(id, shard -> cents(shard.dataSource(), id));
      long two = System.nanoTime();
      read(engine.dataSource(), id);
      long three = System.nanoTime();
      if (i >= 0) {
        direct.record(one - start);
        router.record(two - one);
        throughEngine.record(three - two);
      }
    }
    return new Micros(median(direct), median(router), median(throughEngine));
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
