package dev.backendlab.sharding;

import com.zaxxer.hikari.HikariDataSource;
import dev.backendlab.kit.service.EarlyServer;
import dev.backendlab.postgresql.PostgresServer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The servers of the demo: four shards, and one that has all the customers for itself. All contexts
 * of this JVM share them.
 */
class Fleet {

  static final int CUSTOMERS = 100_000;
  static final List<String> SHARDS = List.of("shard-1", "shard-2", "shard-3", "shard-4");
  static final String ALONE = "alone";

  static final String[] SETTINGS = {
    "shared_buffers=16MB",
    "max_prepared_transactions=20", // 0 as delivered: PREPARE TRANSACTION is refused then
    "autovacuum=off", // it would work, and be counted, at moments of its own
    "max_wal_size=256MB",
    "checkpoint_timeout=30min",
    "wal_level=minimal", // rows that are copied into a new table need no log then
    "max_wal_senders=0",
    "max_parallel_workers_per_gather=0", // one server is to be one worker
    "pg_stat_statements.track_utility=off"
  };

  private static @Nullable Map<String, EarlyServer<PostgresServer>> started;

  private final Shard alone = Shard.pooled(of(ALONE), 4);

  /** Begins to start and to fill those that have not been started yet; does not wait for them. */
  static synchronized Map<String, EarlyServer<PostgresServer>> start() {
    var servers = started;
    if (servers == null) {
      servers = new LinkedHashMap<>();
      var ring = new HashRing(SHARDS, HashRing.USUAL);
      for (var name : SHARDS) {
        servers.put(name, EarlyServer.start(name, () -> filled(name, ring)));
      }
      servers.put(ALONE, EarlyServer.start(ALONE, () -> filled(ALONE, id -> ALONE)));
      started = servers;
    }
    return servers;
  }

  private static PostgresServer filled(String name, Placement placement) {
    var server = PostgresServer.start(SETTINGS);
    SampleData.fillIfEmpty(
        new Shard(name, server.dataSource()), CUSTOMERS, id -> placement.shardOf(id).equals(name));
    return server;
  }

  private static PostgresServer server(String name) {
    return Objects.requireNonNull(start().get(name)).get();
  }

  /** Kills a server (kill -9) and starts it again on the data that it has. */
  void killAndRestart(Shard shard) {
    server(shard.name()).kill();
    server(shard.name()).restart();
    if (shard.dataSource() instanceof HikariDataSource pool) {
      pool.getHikariPoolMXBean().softEvictConnections(); // all of them lead nowhere
    }
  }

  /** A server, once it is there. */
  static ShardServer of(String name) {
    var server = server(name);
    return new ShardServer(name, server.jdbcUrl(), server.username(), server.password());
  }

  /** The four shards. */
  List<ShardServer> servers() {
    return SHARDS.stream().map(Fleet::of).toList();
  }

  /** The server that has everything. */
  Shard alone() {
    return alone;
  }
}
