package dev.backendlab.sharding;

import java.util.Collection;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** The shop's tables once more, in a schema that only one claim uses: it may change and count. */
record OwnTables(String schema, Shards shards) implements AutoCloseable {

  /**
   * @param connections of each server; counters of a server are exact with one, which tells them
   */
  static OwnTables open(
      String schema,
      Collection<ShardServers.Server> servers,
      Placement placement,
      int connections) {
    var own =
        servers.stream()
            .map(server ->
                new ShardServers.Server(
                    server.name(),
                    server.url()
                        + "?currentSchema=%s,public&options=-csynchronous_commit=off"
                            .formatted(schema),
                    server.username(),
                    server.password()))
            .map(server -> Shard.pooled(server, connections))
            .toList();
    own.forEach(shard ->
        script(
            shard,
            "drop schema if exists %1$s cascade; create schema %1$s".formatted(schema),
            "shard.sql"));
    return new OwnTables(schema, new Shards(own, placement));
  }

  /** Takes over all that the server has for its customers 1 to 100,000. */
  void fill(String server) {
    for (var statement :
        List.of(
            "insert into customer select * from public.customer where id <= " + Fleet.CUSTOMERS,
            "insert into orders select * from public.orders")) {
      shards.named(server).jdbc().sql(statement).update();
    }
  }

  OwnTables filled() {
    shards.all().forEach(shard -> fill(shard.name()));
    return indexed();
  }

  OwnTables indexed() {
    Shards.gather(shards.all(), shard -> script(shard, "", "shard-indexes.sql"));
    return this;
  }

  private static boolean script(Shard shard, String statements, String script) {
    new JdbcTemplate(shard.dataSource())
        .execute(
            (ConnectionCallback<Boolean>)
                connection -> {
                  try (var statement = connection.createStatement()) {
                    statement.execute(statements);
                  }
                  ScriptUtils.executeSqlScript(connection, new ClassPathResource(script));
                  return true;
                });
    return true;
  }

  @Override
  public void close() {
    Shards.gather(
        shards.all(),
        shard -> shard.jdbc().sql("drop schema if exists %s cascade".formatted(schema)).update());
    shards.close();
  }
}
