package dev.backendlab.sharding;

import com.zaxxer.hikari.HikariDataSource;
import dev.backendlab.kit.Counter;
import dev.backendlab.kit.service.Backing;
import dev.backendlab.kit.service.EarlyServer;
import dev.backendlab.postgresql.PostgresServer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The servers of the demo: four shards, and one that has all the customers for itself. All contexts
 * of this JVM share them.
 */
class Fleet implements Backing {

  static final int CUSTOMERS = 100_000;
  static final List<String> SHARDS = List.of("shard-1", "shard-2", "shard-3", "shard-4");
  static final String ALONE = "alone";
  static final String BY_PRODUCT = "from orders where product =";
  static final String BY_CUSTOMER = "from orders where customer =";
  static final HashRing RING = new HashRing(SHARDS, HashRing.USUAL);

  /** All customers. Their addresses, with keys of their own, it sees in a unique column. */
  static final Placement ALL_ALONE = key -> 1 <= key && key <= CUSTOMERS ? ALONE : "none";

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

  private final OneServer alone = new OneServer(Shard.pooled(of(ALONE), 4));

  /** Begins to start and to fill those that have not been started yet; does not wait for them. */
  private static synchronized Map<String, EarlyServer<PostgresServer>> start() {
    var servers = started;
    if (servers == null) {
      servers = new LinkedHashMap<>();
      for (var name : SHARDS) {
        servers.put(name, EarlyServer.start(name, () -> filled(name, RING)));
      }
      servers.put(ALONE, EarlyServer.start(ALONE, () -> filled(ALONE, ALL_ALONE)));
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

  /** A server, once it is there. */
  static ShardServer of(String name) {
    return of(name, server(name));
  }

  static ShardServer of(String name, PostgresServer server) {
    return new ShardServer(name, server.jdbcUrl(), server.username(), server.password());
  }

  /** The four shards. */
  List<ShardServer> servers() {
    return SHARDS.stream().map(Fleet::of).toList();
  }

  /** The server that has everything. */
  OneServer alone() {
    return alone;
  }

  /** Statements that reach the four, by their own counts. */
  Counter statements(String part) {
    return sum(SHARDS.stream().map(name -> server(name).statements(part)).toList());
  }

  /** Rows that the four return or change. */
  Counter rows(String part) {
    return sum(SHARDS.stream().map(name -> server(name).rows(part)).toList());
  }

  private static Counter sum(List<Counter> counters) {
    return () -> counters.stream().mapToLong(Counter::now).sum();
  }

  /** Kills a server (kill -9) and starts it again on the data that it has. */
  void killAndRestart(Shard shard) {
    server(shard.name()).kill();
    server(shard.name()).restart();
    if (shard.dataSource() instanceof HikariDataSource pool) {
      pool.getHikariPoolMXBean().softEvictConnections(); // all of them lead nowhere
    }
  }

  /** With which a process finds the four. */
  @Override
  public Map<String, String> settings() {
    var settings = new HashMap<String, String>();
    addresses().forEach((key, value) -> settings.put(key, ((Supplier<?>) value).get().toString()));
    return settings;
  }

  /** The four as {@code shards.servers}; each value waits for its server. Begins to start them. */
  static Map<String, Object> addresses() {
    var ignored = start();
    var addresses = new HashMap<String, Object>();
    for (int i = 0; i < SHARDS.size(); i++) {
      var name = SHARDS.get(i);
      var parts =
          Map.<String, Supplier<String>>of(
              "name", () -> name,
              "url", () -> of(name).url(),
              "username", () -> of(name).username(),
              "password", () -> of(name).password());
      var prefix = "shards.servers[%d].".formatted(i);
      parts.forEach((part, value) -> addresses.put(prefix + part, value));
    }
    return addresses;
  }
}
