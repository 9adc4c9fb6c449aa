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

  /** What is under way, as the sender's server remembers it. */
  private record UnderWay(UUID id, long sender, long recipient, long cents) {}

  /** False where the recipient could not be given the money, and the sender has it back. */
  boolean move(Transfer transfer) {
    var saga =
        new UnderWay(UUID.randomUUID(), transfer.sender(), transfer.recipient(), transfer.cents());
    shards.at(saga.sender, shard -> shard.inTransaction(() -> take(shard, saga)));
    reached.accept(Step.TAKEN);
    return carryOn(saga);
  }

  /** Carries on what was cut off; returns how many sagas that were. */
  int resume() {
    var cutOff =
        shards.scatter(shard ->
            shard.list(
                UnderWay.class,
                "select id, sender, recipient, cents from saga where state = 'TAKEN'"));
    var all = cutOff.values().stream().flatMap(List::stream).toList();
    all.forEach(this::carryOn);
    return all.size();
  }

  private boolean carryOn(UnderWay saga) {
    boolean given =
        shards.at(saga.recipient, shard -> shard.inTransaction(() -> give(shard, saga)));
    reached.accept(Step.GIVEN);
    shards.at(saga.sender, shard -> shard.inTransaction(() -> end(shard, saga, given)));
    return given;
  }

  private static int take(Shard shard, UnderWay saga) {
    Accounts.add(shard, saga.sender, -saga.cents);
    return shard
        .jdbc()
        .sql("insert into saga values (?, ?, ?, ?, ?, 'TAKEN')")
        .params(saga.id, Token.of(saga.sender), saga.sender, saga.recipient, saga.cents)
        .update();
  }

  /** What the receipt says holds for every later try, in the same transaction as the money. */
  private static boolean give(Shard shard, UnderWay saga) {
    var isThere = "exists (select from customer where id = ?)";
    int first =
        shard
            .jdbc()
            .sql(
                "insert into saga_receipt values (?, ?, %s) on conflict do nothing"
                    .formatted(isThere))
            .params(saga.id, Token.of(saga.recipient), saga.recipient)
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

  /** Whoever changes the state compensates, so that nobody does so twice. */
  private static boolean end(Shard shard, UnderWay saga, boolean given) {
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
