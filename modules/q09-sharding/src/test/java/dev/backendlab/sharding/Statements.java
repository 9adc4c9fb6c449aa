package dev.backendlab.sharding;

import java.util.List;

/** What reached the four servers and the one that has everything, by their own counts. */
class Statements {

  private final Shards shards;
  private final Fleet fleet;

  Statements(Shards shards, Fleet fleet) {
    this.shards = shards;
    this.fleet = fleet;
  }

  /**
   * Of statements that have this part in their text.
   *
   * @param calls how often they were executed
   * @param rows how many they returned or changed
   */
  record Count(long calls, long rows) {

    private Count plus(Count other) {
      return new Count(calls + other.calls, rows + other.rows);
    }

    private Count minus(Count before) {
      return new Count(calls - before.calls, rows - before.rows);
    }
  }

  Count onFour(String part, Runnable work) {
    var before = count(shards.all(), part);
    work.run();
    return count(shards.all(), part).minus(before);
  }

  Count onOne(String part, Runnable work) {
    var before = count(List.of(fleet.alone()), part);
    work.run();
    return count(List.of(fleet.alone()), part).minus(before);
  }

  private static Count count(List<Shard> servers, String part) {
    return servers.stream().map(shard -> count(shard, part)).reduce(new Count(0, 0), Count::plus);
  }

  private static Count count(Shard shard, String part) {
    return shard
        .jdbc()
        .sql(
            """
            select coalesce(sum(calls), 0)::bigint as calls, coalesce(sum(rows), 0)::bigint as rows
            from pg_stat_statements
            where dbid = (select oid from pg_database where datname = current_database())
            and position(? in query) > 0 and query not like '%pg_stat_statements%'
            """)
        .param(part)
        .query(Count.class)
        .single();
  }
}
