package dev.backendlab.sharding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.backendlab.sharding.TwoPhaseTransfer.Step;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TwoPhaseTransferTest extends TwoShards {

  private Decisions decisions;
  private Recovery recovery;

  @BeforeEach
  void coordinator() {
    decisions = new Decisions(shards.named("shard-1"));
    recovery = new Recovery(shards, decisions, Duration.ZERO);
  }

  private TwoPhaseTransfer transfers(Runnable at, Step step) {
    return new TwoPhaseTransfer(
        shards,
        decisions,
        reached -> {
          if (reached == step) {
            at.run();
          }
        });
  }

  @Test
  void moneyGoesFromOneServerToTheOther() {
    transfers(() -> {}, Step.DECIDED).move(new Transfer(ADA, BOB, 300));
    assertThat(cents()).isEqualTo(List.of(700L, 1_300L));
    assertThat(recovery.run()).isZero();
  }

  @Test
  void whoHasTooLittleKeepsIt() {
    var transfers = transfers(() -> {}, Step.DECIDED);
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> transfers.move(new Transfer(ADA, BOB, 1_001)));
    assertThat(cents()).isEqualTo(List.of(1_000L, 1_000L));
    assertThat(recovery.run()).isZero();
  }

  @Test
  void whatWasPreparedIsRolledBackWhereTheRecipientIsUnknown() {
    var transfers = transfers(() -> {}, Step.DECIDED);
    shards.of(BOB).jdbc().sql("delete from customer").update();
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> transfers.move(new Transfer(ADA, BOB, 1)));
    assertThat(Customers.find(shards.of(ADA), ADA).orElseThrow().cents()).isEqualTo(1_000);
    assertThat(recovery.run()).isZero();
  }

  /** The recovery takes a slow coordinator for dead: whoever decides first is obeyed by both. */
  @ParameterizedTest
  @EnumSource
  void aRecoveryInBetweenNeverPartsTheTwo(Step step) {
    var transfers = transfers(recovery::run, step);
    boolean decided = step == Step.DECIDED || step == Step.COMMITTED_ONE;
    if (decided) {
      transfers.move(new Transfer(ADA, BOB, 300));
    } else {
      assertThatExceptionOfType(Refusal.class)
          .isThrownBy(() -> transfers.move(new Transfer(ADA, BOB, 300)));
    }
    recovery.run(); // what was prepared after the first one had passed
    assertThat(cents()).isEqualTo(decided ? List.of(700L, 1_300L) : List.of(1_000L, 1_000L));
  }

  @Test
  void theFirstDecisionHolds() {
    assertThat(decisions.decide("g", Decisions.Outcome.ROLLBACK))
        .isEqualTo(Decisions.Outcome.ROLLBACK);
    assertThat(decisions.decide("g", Decisions.Outcome.COMMIT))
        .isEqualTo(Decisions.Outcome.ROLLBACK);
  }
}
