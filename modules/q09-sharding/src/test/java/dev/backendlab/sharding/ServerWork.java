package dev.backendlab.sharding;

import dev.backendlab.kit.Bar;
import dev.backendlab.kit.Column;
import dev.backendlab.kit.Counted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * What servers have done for the shop's tables, by their own counters.
 *
 * @param rows read by a scan or an index, inserted, updated, deleted
 * @param blocks of tables and indexes that were looked at, 8 KiB each
 * @param walBytes written to the log
 */
record ServerWork(long rows, long blocks, long walBytes) {

  static final List<Column> COLUMNS =
      List.of(
          Column.of("server"),
          Column.counted("rows"),
          Column.counted("blocks"),
          Column.counted("WAL"));

  private static final ServerWork NOTHING = new ServerWork(0, 0, 0);

  private static final String COUNTERS =
      """
      select
        (select sum(seq_tup_read + coalesce(idx_tup_fetch, 0) + n_tup_ins + n_tup_upd + n_tup_del)
          from pg_stat_user_tables where relid in ('customer'::regclass, 'orders'::regclass)) as rows,
        (select sum(heap_blks_read + heap_blks_hit + idx_blks_read + idx_blks_hit)
          from pg_statio_user_tables where relid in ('customer'::regclass, 'orders'::regclass))
          as blocks,
        pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint as wal_bytes
      """;

  /**
   * By server; each must have one connection only: a session tells its counts when it is asked to.
   */
  static Map<String, ServerWork> during(OwnTables tables, Runnable work) {
    tables.shards().scatter(shard -> shard.jdbc().sql("checkpoint").update());
    var before = tables.shards().scatter(ServerWork::now);
    work.run();
    var after = tables.shards().scatter(ServerWork::now);
    var done = new LinkedHashMap<String, ServerWork>();
    after.forEach((name, now) -> done.put(name, now.minus(before.getOrDefault(name, NOTHING))));
    return done;
  }

  private static ServerWork now(Shard shard) {
    shard.jdbc().sql("select pg_stat_force_next_flush()").query().singleRow();
    return shard.jdbc().sql(COUNTERS).query(ServerWork.class).single();
  }

  private ServerWork minus(ServerWork before) {
    return new ServerWork(rows - before.rows, blocks - before.blocks, walBytes - before.walBytes);
  }

  static long most(Map<String, ServerWork> work, ToLongFunction<ServerWork> what) {
    return work.values().stream().mapToLong(what).max().orElseThrow();
  }

  static long sum(Map<String, ServerWork> work, ToLongFunction<ServerWork> what) {
    return work.values().stream().mapToLong(what).sum();
  }

  /** The busiest server's part of all rows, in %. */
  static Counted busiestPercent(Map<String, ServerWork> work) {
    return Counted.percent(most(work, ServerWork::rows), sum(work, ServerWork::rows));
  }

  static List<Bar> rowsByServer(Map<String, ServerWork> work) {
    var rows = new ArrayList<Bar>();
    work.forEach((name, done) -> rows.add(Bar.bar(name, done.rows)));
    return rows;
  }

  /** A row for each server, below {@link #COLUMNS}. */
  static List<List<String>> table(Map<String, ServerWork> work) {
    var lines = new ArrayList<List<String>>();
    work.forEach((name, done) ->
        lines.add(
            List.of(
                name,
                "%,d".formatted(done.rows),
                "%,d".formatted(done.blocks),
                "%,d KiB".formatted(done.walBytes / 1024))));
    return lines;
  }
}
