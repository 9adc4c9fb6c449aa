package dev.backendlab.sharding;

import dev.backendlab.sharding.Decisions.Outcome;
import java.util.function.Consumer;
import org.springframework.http.HttpStatus;

/**
 * A transfer between two servers, on both or on none: both prepare, then one decision, made
 * durable, commits both.
 *
 * <p>Atomic does not mean isolated: between the two commits a reader can see one of them alone.
 */
class TwoPhaseTransfer {

  /** Points at which the coordinator may die, told when they are reached. */
  enum Step {
    PREPARED_ONE,
    PREPARED_BOTH,
    DECIDED,
    COMMITTED_ONE
  }

  private final Shards shards;
  private final Decisions decisions;
  private final Consumer<Step> reached;

  TwoPhaseTransfer(Shards shards, Decisions decisions, Consumer<Step> reached) {
    this.shards = shards;
    this.decisions = decisions;
    this.reached = reached;
  }

  void move(Transfer transfer) {
    shards.atBoth(
        transfer.sender(),
        transfer.recipient(),
        (from, to) -> {
          if (from.equals(to)) {
            moveWithin(from, transfer);
          } else {
            moveBetween(from, to, transfer);
          }
          return true;
        });
  }

  private static void moveWithin(Shard shard, Transfer transfer) {
    shard.inTransaction(() -> {
      Accounts.add(shard, transfer.sender(), -transfer.cents());
      Accounts.add(shard, transfer.recipient(), transfer.cents());
      return true;
    });
  }

  private void moveBetween(Shard from, Shard to, Transfer transfer) {
    var gid = PreparedTransactions.newGid();
    try {
      PreparedTransactions.prepare(
          from, gid, () -> Accounts.add(from, transfer.sender(), -transfer.cents()));
      reached.accept(Step.PREPARED_ONE);
      PreparedTransactions.prepare(
          to, gid, () -> Accounts.add(to, transfer.recipient(), transfer.cents()));
      reached.accept(Step.PREPARED_BOTH);
    } catch (RuntimeException refused) {
      PreparedTransactions.finish(
          from, gid, Outcome.ROLLBACK); // undecided is rolled back: no need to log it
      PreparedTransactions.finish(to, gid, Outcome.ROLLBACK);
      throw refused;
    }
    var outcome = decisions.decide(gid, Outcome.COMMIT);
    reached.accept(Step.DECIDED);
    PreparedTransactions.finish(from, gid, outcome);
    reached.accept(Step.COMMITTED_ONE);
    PreparedTransactions.finish(to, gid, outcome);
    if (outcome != Outcome.COMMIT) {
      throw new Refusal(
          HttpStatus.CONFLICT, "transfer", "was taken for dead by a recovery: send it again");
    }
  }
}
