package dev.backendlab.sharding;

import dev.backendlab.sharding.Decisions.Outcome;
import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Finishes what a dead coordinator has left: committed where it had decided so, rolled back where
 * it had decided nothing ("presumed abort").
 *
 * <p>It may run at any time and in several processes: a coordinator that is only slow finds its
 * transaction decided, and obeys.
 */
class Recovery {

  private final Shards shards;
  private final Decisions decisions;
  private final Duration olderThan;

  /**
   * @param olderThan so that it does not stop those who are at work
   */
  Recovery(Shards shards, Decisions decisions, Duration olderThan) {
    this.shards = shards;
    this.decisions = decisions;
    this.olderThan = olderThan;
  }

  /** Returns how many prepared transactions were finished. */
  @Scheduled(
      initialDelayString = "${shards.recovery-every}",
      fixedDelayString = "${shards.recovery-every}")
  int run() {
    return shards.scatter(this::on).values().stream().mapToInt(Integer::intValue).sum();
  }

  private int on(Shard shard) {
    var inDoubt = PreparedTransactions.on(shard, olderThan);
    inDoubt.forEach(gid -> PreparedTransactions.finish(shard, gid, outcomeOf(gid)));
    return inDoubt.size();
  }

  Outcome outcomeOf(String gid) {
    return decisions.decide(gid, Outcome.ROLLBACK);
  }
}
