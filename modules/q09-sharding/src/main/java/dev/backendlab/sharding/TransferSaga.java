package dev.backendlab.sharding;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A transfer as a sequence of local transactions: take the money and note that it is under way;
 * give it; note that it is done. Where it can't be given, a compensation gives it back.
 *
 * <p>No server waits for another one, and nothing is locked in between. But in between the money is
 * nowhere, for every reader to see.
 *
 * @see <a href="https://doi.org/10.1145/38713.38742">Sagas (Garcia-Molina, Salem, SIGMOD 1987)</a>
 */
class TransferSaga {

  /** Points at which it may be cut off, told when they are reached. */
  enum Step {
    TAKEN,
    GIVEN
  }

  private final Shards shards;
  private final Consumer<Step> reached;

  TransferSaga(Shards shards, Consumer<Step> reached) {
    this.shards = shards;
    this.reached = reached;
  }

  /** One that is under way, as the sender's server remembers it. */
  private record Saga(UUID id, long sender, long recipient, long cents) {}

  /** False where the recipient could not be given the money, and the sender has it back. */
  boolean move(Transfer transfer) {
    var saga =
        new Saga(UUID.randomUUID(), transfer.sender(), transfer.recipient(), transfer.cents());
    shards.at(saga.sender, shard -> shard.inTransaction(() -> take(shard, saga)));
    reached.accept(Step.TAKEN);
    return carryOn(saga);
  }

  /** Carries on what was cut off; returns how many sagas that were. */
  int resume() {
    var cutOff =
        shards.scatter(shard ->
            shard.list(
                Saga.class, "select id, sender, recipient, cents from saga where state = 'TAKEN'"));
    var all = cutOff.values().stream().flatMap(List::stream).toList();
    all.forEach(this::carryOn);
    return all.size();
  }

  private boolean carryOn(Saga saga) {
    boolean given =
        shards.at(saga.recipient, shard -> shard.inTransaction(() -> give(shard, saga)));
    reached.accept(Step.GIVEN);
    shards.at(saga.sender, shard -> shard.inTransaction(() -> end(shard, saga, given)));
    return given;
  }

  private static int take(Shard shard, Saga saga) {
    Accounts.add(shard, saga.sender, -saga.cents);
    return shard
        .jdbc()
        .sql("insert into saga values (?, ?, ?, ?, ?, 'TAKEN')")
        .params(saga.id, Token.of(saga.sender), saga.sender, saga.recipient, saga.cents)
        .update();
  }

  /**
   * The receipt says for every later try whether the money could be given, in the same transaction:
   * the recipient is there, and has room for it.
   */
  private static boolean give(Shard shard, Saga saga) {
    var isPossible = "exists (select from customer where id = ? and cents <= ?)";
    int first =
        shard
            .jdbc()
            .sql(
                "insert into saga_receipt values (?, ?, %s) on conflict do nothing"
                    .formatted(isPossible))
            .params(saga.id, Token.of(saga.recipient), saga.recipient, Customer.MOST - saga.cents)
            .update();
    boolean given =
        shard
            .jdbc()
            .sql("select given from saga_receipt where saga = ?")
            .param(saga.id)
            .query(Boolean.class)
            .single();
    if (first == 1 && given) {
      Accounts.add(shard, saga.recipient, saga.cents);
    }
    return given;
  }

  /** The one who changes the state compensates, so nobody does so twice. */
  private static boolean end(Shard shard, Saga saga, boolean given) {
    int ended =
        shard
            .jdbc()
            .sql("update saga set state = ? where id = ? and state = 'TAKEN'")
            .params(given ? "DONE" : "COMPENSATED", saga.id)
            .update();
    if (ended == 1 && !given) {
      Accounts.add(shard, saga.sender, saga.cents);
    }
    return given;
  }
}
