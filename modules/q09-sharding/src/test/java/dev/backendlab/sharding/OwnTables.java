package dev.backendlab.sharding;

import java.util.Collection;
import java.util.List;

/** The shop's tables once more, in a schema that only one claim uses: it may change and count. */
record OwnTables(String schema, Shards shards) implements AutoCloseable {

  /** Of the server that has everything, for its counters. */
  static OwnTables ofOne(String schema) {
    return open(schema, List.of(Fleet.of(Fleet.ALONE)), Fleet.ALL_ALONE, Fleet.CUSTOMERS, 1);
  }

  /** Of the four shards, for their counters. */
  static OwnTables of(Fleet fleet, Shards shards, String schema, int customers) {
    return open(schema, fleet.servers(), shards.placement(), customers, 1);
  }

  /**
   * With the sample data of so many customers, each where this placement wants her.
   *
   * @param connections of each server; with one, its counters tell all that was done
   */
  static OwnTables open(
      String schema,
      Collection<ShardServer> servers,
      Placement placement,
      int customers,
      int connections) {
    var own = servers.stream().map(server -> Shard.pooled(with(schema, server), connections));
    var tables = new OwnTables(schema, new Shards(own.toList(), placement));
    tables.shards.scatter(shard -> {
      tables.drop(shard);
      shard.jdbc().sql("create schema " + schema).update();
      SampleData.fillIfEmpty(shard, customers, id -> placement.shardOf(id).equals(shard.name()));
      return true;
    });
    return tables;
  }

  /** Sample data need not be on disk when a commit returns. */
  private static ShardServer with(String schema, ShardServer server) {
    var url = server.url() + "?currentSchema=%s&options=-csynchronous_commit=off".formatted(schema);
    return new ShardServer(server.name(), url, server.username(), server.password());
  }

  private int drop(Shard shard) {
    return shard.jdbc().sql("drop schema if exists %s cascade".formatted(schema)).update();
  }

  /**
   * How many levels the first server's index of orders has, from its root to the rows' addresses.
   */
  int levels() {
    var jdbc = shards.all().getFirst().jdbc();
    jdbc.sql("create extension if not exists pageinspect schema public").update();
    var level = jdbc.sql("select level from public.bt_metap('orders_pkey')");
    return 1 + level.query(Integer.class).single();
  }

  @Override
  public void close() {
    shards.scatter(this::drop);
    shards.close();
  }
}
