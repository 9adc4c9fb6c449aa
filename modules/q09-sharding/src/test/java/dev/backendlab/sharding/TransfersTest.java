package dev.backendlab.sharding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.backendlab.sharding.Decisions.Outcome;
import dev.backendlab.sharding.TwoPhaseTransfer.Step;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** On two servers with two customers, each on a server of her own. */
class TransfersTest {

  private static final long ADA = 1;
  private static final long BOB = 2;
  private static final Transfer TRANSFER = new Transfer(ADA, BOB, 300);
  private static final List<Long> BEFORE = List.of(1_000L, 1_000L);
  private static final List<Long> AFTER = List.of(700L, 1_300L);

  private OwnTables tables;
  private Shards shards;
  private Decisions decisions;
  private Recovery recovery;
  private TransferSaga sagas;

  @BeforeEach
  void open() {
    var servers = new Fleet().servers().subList(0, 2);
    tables = OwnTables.open("tests", servers, id -> "shard-" + id, 0, 4);
    shards = tables.shards();
    for (long id : List.of(ADA, BOB)) {
      Customers.add(shards.of(id), new Customer(id, "", id + "@example.org", 1_000, 0));
    }
    decisions = new Decisions(shards.named("shard-1"));
    recovery = new Recovery(shards, decisions, Duration.ZERO);
    sagas = new TransferSaga(shards, step -> {});
  }

  @AfterEach
  void close() {
    tables.close();
  }

  private List<Long> cents() {
    return List.of(centsOf(ADA), centsOf(BOB));
  }

  private long centsOf(long customer) {
    return Customers.find(shards.of(customer), customer).orElseThrow().cents();
  }

  private TwoPhaseTransfer twoPhase(Runnable at, Step step) {
    return new TwoPhaseTransfer(
        shards,
        decisions,
        reached -> {
          if (reached == step) {
            at.run();
          }
        });
  }

  private void isRefused(Transfer transfer) {
    var transfers = twoPhase(() -> {}, Step.DECIDED);
    assertThatExceptionOfType(Refusal.class).isThrownBy(() -> transfers.move(transfer));
    assertThat(recovery.run()).isZero();
  }

  @Test
  void moneyGoesFromOneServerToTheOther() {
    twoPhase(() -> {}, Step.DECIDED).move(TRANSFER);
    assertThat(cents()).isEqualTo(AFTER);
    assertThat(recovery.run()).isZero();
  }

  @Test
  void aSenderWithTooLittleKeepsIt() {
    isRefused(new Transfer(ADA, BOB, 1_001));
    assertThat(cents()).isEqualTo(BEFORE);
  }

  @Test
  void theSenderKeepsItWhereTheRecipientIsUnknown() {
    shards.of(BOB).jdbc().sql("delete from customer").update();
    isRefused(TRANSFER);
    assertThat(centsOf(ADA)).isEqualTo(1_000);
  }

  /** The recovery takes a slow coordinator for dead: both obey the one who decides first. */
  @ParameterizedTest
  @EnumSource
  void aRecoveryInBetweenNeverPartsTheTwo(Step step) {
    boolean decided = step == Step.DECIDED || step == Step.COMMITTED_ONE;
    var refused = catchThrowable(() -> twoPhase(recovery::run, step).move(TRANSFER));
    recovery.run(); // what was prepared after the first one had passed
    assertThat(refused == null).isEqualTo(decided);
    assertThat(cents()).isEqualTo(decided ? AFTER : BEFORE);
  }

  @Test
  void theFirstDecisionHolds() {
    assertThat(decisions.decide("g", Outcome.ROLLBACK)).isEqualTo(Outcome.ROLLBACK);
    assertThat(decisions.decide("g", Outcome.COMMIT)).isEqualTo(Outcome.ROLLBACK);
  }

  @ParameterizedTest
  @EnumSource
  void aSagaThatWasCutOffIsResumedOnce(TransferSaga.Step cut) {
    var dying =
        new TransferSaga(
            shards,
            step -> {
              if (step == cut) {
                throw new IllegalStateException("killed");
              }
            });
    assertThat(catchThrowable(() -> dying.move(TRANSFER))).hasMessage("killed");
    assertThat(sagas.resume()).isEqualTo(1);
    assertThat(sagas.resume()).isZero();
    assertThat(cents()).isEqualTo(AFTER);
  }

  @Test
  void aSagaGivesBackWhatTheRecipientHasNoRoomForAndStopsNoOther() {
    shards.of(BOB).jdbc().sql("update customer set cents = ?").param(Customer.MOST).update();
    assertThat(sagas.move(TRANSFER)).isFalse();
    assertThat(sagas.resume()).isZero();
    assertThat(cents()).isEqualTo(List.of(1_000L, Customer.MOST));
  }

  @Test
  void aSagaGivesBackWhatNobodyIsThereToTake() {
    shards.of(BOB).jdbc().sql("delete from customer").update();
    assertThat(sagas.move(TRANSFER)).isFalse();
    assertThat(sagas.resume()).isZero();
    assertThat(centsOf(ADA)).isEqualTo(1_000);
  }
}
