package dev.backendlab.sharding;

/**
 * The coordinator's durable log: what was decided about a transaction that lies prepared on several
 * servers. It is a table on one of them, and its primary key is the referee: the first one to write
 * decides, be it the coordinator or a recovery that takes it for dead.
 *
 * @see <a href="https://doi.org/10.1145/1132863.1132867">Consensus on transaction commit (Gray,
 *     Lamport, TODS 2006), section 3: two-phase commit and what its single coordinator means</a>
 */
class Decisions {

  /** A decision, as SQL's verb for it. */
  enum Outcome {
    COMMIT,
    ROLLBACK
  }

  private final Shard home;

  Decisions(Shard home) {
    this.home = home;
  }

  /** Returns what holds from now on: the wish, unless something else was decided before. */
  Outcome decide(String gid, Outcome wish) {
    home.jdbc()
        .sql("insert into decision (gid, outcome) values (?, ?) on conflict do nothing")
        .params(gid, wish.name())
        .update();
    var outcome =
        home.jdbc()
            .sql("select outcome from decision where gid = ?")
            .param(gid)
            .query(String.class)
            .single();
    return Outcome.valueOf(outcome);
  }
}
