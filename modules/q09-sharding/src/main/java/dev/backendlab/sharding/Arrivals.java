package dev.backendlab.sharding;

import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * The rows of an arc on their way from one server to another. They wait in tables of their own, so
 * that no query over all servers sees a row twice.
 */
record Arrivals(Shard from, Shard to, HashRing.Arc arc) {

  private static final String IN_ARC = " where token between :first and :last";

  static void prepare(Shard shard) {
    for (var table : MovingTable.values()) {
      shard
          .jdbc()
          .sql(
              "create unlogged table if not exists arriving_%1$s (like %1$s including indexes)"
                  .formatted(table))
          .update();
    }
  }

  /** Copies what isn't there yet, or has changed since. */
  void copy() {
    for (var table : MovingTable.values()) {
      var rows =
          inArc(from, "select coalesce(json_agg(t), '[]')::text from %s t".formatted(table))
              .query(String.class)
              .single();
      to.jdbc()
          .sql(
              """
              insert into arriving_%1$s select * from json_populate_recordset(null::%1$s, ?::json)
              on conflict %2$s
              """
                  .formatted(table, table.onConflict()))
          .param(rows)
          .update();
    }
  }

  /** Whether both sides have the same rows, and no transaction in doubt could still change them. */
  boolean areComplete() {
    var nothingInDoubt =
        "select not exists (select from pg_prepared_xacts where database = current_database())";
    return from.jdbc().sql(nothingInDoubt).query(Boolean.class).single()
        && Stream.of(MovingTable.values())
            .allMatch(
                table -> checksum(from, "" + table).equals(checksum(to, "arriving_" + table)));
  }

  private String checksum(Shard shard, String table) {
    return inArc(
            shard,
            "select concat(count(*), ' ', sum(hashtextextended(t::text, 0))) from %s t"
                .formatted(table))
        .query(String.class)
        .single();
  }

  /** The rows are at home on the new server. */
  void settle() {
    to.inTransaction(() -> {
      for (var table : MovingTable.values()) {
        inArc(to, "insert into %1$s select * from arriving_%1$s".formatted(table)).update();
        inArc(to, "delete from arriving_" + table).update();
      }
      return true;
    });
  }

  /** And not on the old one any more. */
  void leave() {
    from.inTransaction(() -> {
      for (var table : MovingTable.values()) {
        inArc(from, "delete from " + table).update();
      }
      return true;
    });
  }

  private StatementSpec inArc(Shard shard, String statement) {
    return shard
        .jdbc()
        .sql(statement + IN_ARC)
        .param("first", arc.first())
        .param("last", arc.last());
  }
}
