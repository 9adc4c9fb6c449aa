package dev.backendlab.sharding;

import dev.backendlab.kit.Column;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Lazy;
import org.springframework.dao.DataAccessException;

/** Transfers of 100 between two servers whose coordinators are killed on the way. */
@Lazy
class CutOff {

  static final List<Column> COLUMNS =
      List.of(
          Column.of("after this step"),
          Column.counted("a reader saw"),
          Column.counted("and sees now"));

  /** Sender + recipient, by step: two were cut off before the decision, two after it. */
  static final List<String> AS_DECIDED =
      List.of("1,000 + 1,000", "1,000 + 1,000", "900 + 1,100", "900 + 1,100");

  static final long BEFORE = 1_000;
  static final long MOVED = 100;
  private static final String SENDERS = "shard-1";
  static final String RECIPIENTS = "shard-2";
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private final Guests guests;
  private final Fleet fleet;
  private final Shards shards;

  CutOff(Guests guests, Fleet fleet, Shards shards) {
    this.guests = guests;
    this.fleet = fleet;
    this.shards = shards;
  }

  /** Two guests on two servers, and a transfer between them. */
  Transfer transferOf(long cents) {
    return new Transfer(guests.on(SENDERS, BEFORE), guests.on(RECIPIENTS, BEFORE), cents);
  }

  /**
   * Starts a coordinator for each of these steps, side by side, and waits until all are dead.
   *
   * @return by step, the transfer that was cut off there
   */
  Map<Enum<?>, Transfer> at(Enum<?>... steps) throws IOException, InterruptedException {
    var transfers = new LinkedHashMap<Enum<?>, Transfer>();
    var running = new ArrayList<Process>();
    for (var step : steps) {
      transfers.put(step, transferOf(MOVED));
      running.add(Coordinator.start(fleet, step, transfers.get(step)));
    }
    for (var coordinator : running) {
      boolean ended = coordinator.waitFor(60, TimeUnit.SECONDS);
      coordinator.destroyForcibly();
      if (!ended || coordinator.waitFor() != Coordinator.KILLED) {
        throw new IllegalStateException(
            "A coordinator ended with %d before it came to its step."
                .formatted(coordinator.waitFor()));
      }
    }
    return transfers;
  }

  /** One that was cut off at this step. */
  Transfer at(Enum<?> step) throws IOException, InterruptedException {
    return at(new Enum<?>[] {step}).values().iterator().next();
  }

  /** To somebody who is not there. */
  Transfer toNobody() {
    return new Transfer(guests.on(SENDERS, BEFORE), Long.MAX_VALUE, MOVED);
  }

  /** What sender and recipient have, as any reader sees it now. */
  String seen(Transfer transfer) {
    return "%,d + %,d"
        .formatted(guests.cents(transfer.sender()), guests.cents(transfer.recipient()));
  }

  /** By step: what a reader sees. */
  Map<Enum<?>, String> seen(Map<Enum<?>, Transfer> transfers) {
    var seen = new LinkedHashMap<Enum<?>, String>();
    transfers.forEach((step, transfer) -> seen.put(step, seen(transfer)));
    return seen;
  }

  int inDoubt() {
    return shards.all().stream().mapToInt(each -> Prepared.on(each, Duration.ZERO).size()).sum();
  }

  /** Whether somebody who wants to pay something in has to wait. */
  boolean isLocked(long guest) {
    var shard = shards.of(guest);
    try {
      shard.inTransaction(() -> {
        shard.jdbc().sql("set local lock_timeout = '100ms'").update();
        Accounts.add(shard, guest, 0);
        return true;
      });
      return false;
    } catch (DataAccessException refused) {
      return refused.getMostSpecificCause() instanceof SQLException sql
          && LOCK_NOT_AVAILABLE.equals(sql.getSQLState());
    }
  }

  static List<List<String>> table(Map<Enum<?>, String> before, Map<Enum<?>, String> after) {
    var rows = new ArrayList<List<String>>();
    before.forEach(
        (step, seen) -> rows.add(List.of(step.name(), seen, after.getOrDefault(step, ""))));
    return rows;
  }
}
