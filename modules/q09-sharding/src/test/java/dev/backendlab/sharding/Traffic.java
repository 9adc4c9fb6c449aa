package dev.backendlab.sharding;

import dev.backendlab.kit.Column;
import dev.backendlab.kit.Counted;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToLongFunction;

/**
 * A working day of the shop, which is the same wherever the rows lie.
 *
 * @param seen orders that visitors saw
 * @param work of each server
 */
record Traffic(long seen, Map<String, Work> work) {

  static final List<Column> COLUMNS =
      List.of(
          Column.of("server"),
          Column.counted("rows"),
          Column.counted("blocks"),
          Column.counted("bytes of WAL"));

  private static final int VISITS = 2_400;
  private static final LocalDate TODAY = LocalDate.of(2026, 7, 1);
  private static final String COUNTERS =
      """
      select
        (select sum(seq_tup_read + coalesce(idx_tup_fetch, 0) + n_tup_ins + n_tup_upd + n_tup_del)
          from pg_stat_user_tables where relid in ('customer'::regclass, 'orders'::regclass)) as rows,
        (select sum(heap_blks_read + heap_blks_hit + idx_blks_read + idx_blks_hit)
          from pg_statio_user_tables where relid in ('customer'::regclass, 'orders'::regclass))
          as blocks,
        pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint as wal
      """;

  /**
   * The work of a server for customers and orders, by its own counters.
   *
   * @param rows read by a scan or an index, inserted, updated, deleted
   * @param blocks of tables and indexes that were looked at, 8 KiB each
   * @param wal bytes of its log
   */
  record Work(long rows, long blocks, long wal) {

    /** A session tells its counts when it is asked to, so a server must have one only. */
    private static Work of(Shard shard) {
      shard.jdbc().sql("select pg_stat_force_next_flush()").query().singleRow();
      return shard.jdbc().sql(COUNTERS).query(Work.class).single();
    }

    private Work minus(Work before) {
      return new Work(rows - before.rows, blocks - before.blocks, wal - before.wal);
    }
  }

  /**
   * Visitors come at random, each once: ids in regular steps would meet the same few pages of one
   * large table again and again, and not those of small ones. Rows were marked as committed before,
   * by VACUUM: else the first reader of a page would have it logged.
   */
  static Traffic on(OwnTables tables) {
    var shards = tables.shards();
    shards.scatter(shard -> shard.jdbc().sql("vacuum customer, orders").update());
    shards.scatter(shard -> shard.jdbc().sql("checkpoint").update());
    var before = shards.scatter(Work::of);
    var visitors = new Random(1).ints(1, Fleet.CUSTOMERS + 1).distinct().limit(VISITS).iterator();
    long seen = 0;
    for (int visit = 0; visit < VISITS; visit++) {
      seen += visit(shards, visit, visitors.next());
    }
    var work = shards.scatter(Work::of);
    before.forEach((server, then) -> work.computeIfPresent(server, (s, now) -> now.minus(then)));
    return new Traffic(seen, work);
  }

  /** She looks at her orders; every third visitor orders, every sixth pays something in. */
  private static int visit(Shards shards, int visit, long customer) {
    var orders = new ShardedOrders(shards, new HotKeys());
    int seen = orders.of(customer).size();
    if (visit % 3 == 0) {
      orders.place(new Order(10_000_000 + visit, customer, 7, 1_000, TODAY));
    }
    if (visit % 6 == 0) {
      shards.at(customer, shard -> Accounts.add(shard, customer, 100));
    }
    return seen;
  }

  /** A row for each server of this day, and then of the other one. */
  List<List<String>> besides(Traffic other) {
    var rows = new ArrayList<List<String>>();
    for (var day : List.of(work, other.work)) {
      day.forEach((server, did) ->
          rows.add(
              List.of(
                  server,
                  "%,d".formatted(did.rows),
                  "%,d".formatted(did.blocks),
                  "%,d".formatted(did.wal))));
    }
    return rows;
  }

  /** The busiest server's part of this. */
  long most(ToLongFunction<Work> what) {
    return work.values().stream().mapToLong(what).max().orElseThrow();
  }

  /** All servers together. */
  long all(ToLongFunction<Work> what) {
    return work.values().stream().mapToLong(what).sum();
  }

  Counted walInPercentOf(Traffic other) {
    return Counted.percent(all(Work::wal), other.all(Work::wal));
  }
}
