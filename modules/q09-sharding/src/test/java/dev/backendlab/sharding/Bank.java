package dev.backendlab.sharding;

import dev.backendlab.kit.ByName;
import dev.backendlab.kit.Latencies;
import dev.backendlab.kit.Measured;
import dev.backendlab.kit.Stage;
import dev.backendlab.kit.service.ApplicationProcess;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import org.springframework.dao.DataAccessException;

/** Transfers of 100 between guests on two servers, who have 1,000 each. */
final class Bank implements AutoCloseable {

  static final String SENDERS = "shard-1";
  static final String RECIPIENTS = "shard-2";
  static final String TWO_COMMITS = "two commits";
  static final String TWO_PHASE = "two-phase commit";
  static final long MOVED = 100;

  /** Sender + recipient, where no server has committed, where one has, and where both have. */
  static final String NONE = "1,000 + 1,000";

  static final String HALF = "900 + 1,000";
  static final String BOTH = "900 + 1,100";

  private static final String LOCK_NOT_AVAILABLE = "55P03";
  private static final int ROUNDS = 40;

  private final Fleet fleet;
  private final Shards shards;
  private final Ways ways;
  private final Guests guests;
  private final Map<Cut, Transfer> cut = new EnumMap<>(Cut.class);

  /** The shop's own ways to move money between servers. */
  record Ways(TwoPhaseTransfer twoPhase, Recovery recovery, TransferSaga sagas) {}

  Bank(Fleet fleet, Shards shards, Ways ways) {
    this.fleet = fleet;
    this.shards = shards;
    this.ways = ways;
    this.guests = new Guests(shards, fleet);
  }

  private Transfer transfer() {
    return new Transfer(guests.on(SENDERS, 1_000), guests.on(RECIPIENTS, 1_000), MOVED);
  }

  /** Starts a transfer for each cut in one process, and kills it when each has come to its own. */
  void killCoordinators() {
    var process = ApplicationProcess.of(Cut.class).on(fleet);
    for (var step : Cut.values()) {
      var transfer = transfer();
      cut.put(step, transfer);
      process = process.with(step.name(), transfer.sender() + " " + transfer.recipient());
    }
    try (var coordinators = process.start()) {
      cut.keySet().forEach(step -> coordinators.awaitReached(step.name(), 1));
      coordinators.kill();
    }
  }

  private Transfer of(Cut step) {
    return Objects.requireNonNull(cut.get(step));
  }

  /** Sender + recipient, as any reader sees it now. */
  String seen(Cut step) {
    var transfer = of(step);
    return "%,d + %,d"
        .formatted(guests.cents(transfer.sender()), guests.cents(transfer.recipient()));
  }

  /** The same for each step of two-phase commit. */
  List<String> seen() {
    return Cut.OF_TWO_PHASES.stream().map(this::seen).toList();
  }

  int inDoubt() {
    return shards.all().stream()
        .mapToInt(shard -> PreparedTransactions.on(shard, Duration.ZERO).size())
        .sum();
  }

  /** Whether somebody who wants to pay in for the sender has to wait. */
  boolean isLocked(Cut step) {
    long sender = of(step).sender();
    var shard = shards.of(sender);
    try {
      return shard.inTransaction(() -> {
        shard.jdbc().sql("set local lock_timeout = '100ms'").update();
        return Accounts.add(shard, sender, 1) == 0;
      });
    } catch (DataAccessException failed) {
      return failed.getMostSpecificCause() instanceof SQLException waited
          && LOCK_NOT_AVAILABLE.equals(waited.getSQLState());
    }
  }

  /** Finishes what was cut off; returns what is still in doubt. */
  int recover() {
    var ignored = ways.recovery.run();
    return inDoubt();
  }

  /** The same for sagas; returns how many are left to resume. */
  int resume() {
    var ignored = ways.sagas.resume();
    return ways.sagas.resume();
  }

  /** A saga with a recipient who is not there; returns what its sender has afterwards. */
  long centsWithoutRecipient() {
    long sender = guests.on(SENDERS, 1_000);
    var ignored = ways.sagas.move(new Transfer(sender, guests.newOn(RECIPIENTS), MOVED));
    return guests.cents(sender);
  }

  /** The p50 of three ways in turn, every commit written to disk. */
  ByName<Measured> prices(Stage stage) throws Exception {
    var cent = new Transfer(guests.on(SENDERS, 1_000), guests.on(RECIPIENTS, 1_000), 1);
    return stage
        .inTurn("a transfer")
        .way(TWO_COMMITS, Executors.callable(() -> Cut.twoCommits(shards, cent, () -> {})))
        .way(TWO_PHASE, Executors.callable(() -> ways.twoPhase.move(cent)))
        .way("saga", () -> ways.sagas.move(cent))
        .rounds(ROUNDS)
        .map(Latencies::p50);
  }

  @Override
  public void close() {
    guests.close();
  }
}
