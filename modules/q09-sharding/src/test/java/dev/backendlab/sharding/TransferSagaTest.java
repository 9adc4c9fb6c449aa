package dev.backendlab.sharding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransferSagaTest extends TwoShards {

  @Test
  void moneyGoesFromOneServerToTheOther() {
    assertThat(new TransferSaga(shards, step -> {}).move(new Transfer(ADA, BOB, 300))).isTrue();
    assertThat(cents()).isEqualTo(List.of(700L, 1_300L));
  }

  @ParameterizedTest
  @EnumSource
  void whatWasCutOffIsResumedOnce(TransferSaga.Step cut) {
    var dying =
        new TransferSaga(
            shards,
            step -> {
              if (step == cut) {
                throw new IllegalStateException("killed");
              }
            });
    assertThat(catchThrowable(() -> dying.move(new Transfer(ADA, BOB, 300)))).hasMessage("killed");
    var living = new TransferSaga(shards, step -> {});
    assertThat(living.resume()).isEqualTo(1);
    assertThat(living.resume()).isZero();
    assertThat(cents()).isEqualTo(List.of(700L, 1_300L));
  }

  @Test
  void whatTheRecipientHasNoRoomForComesBackAndStopsNoOther() {
    shards.of(BOB).jdbc().sql("update customer set cents = ?").param(Customer.MOST).update();
    var sagas = new TransferSaga(shards, step -> {});
    assertThat(sagas.move(new Transfer(ADA, BOB, 300))).isFalse();
    assertThat(sagas.resume()).isZero();
    assertThat(cents()).isEqualTo(List.of(1_000L, Customer.MOST));
  }

  @Test
  void whatCannotBeGivenComesBack() {
    shards.of(BOB).jdbc().sql("delete from customer").update();
    var sagas = new TransferSaga(shards, step -> {});
    assertThat(sagas.move(new Transfer(ADA, BOB, 300))).isFalse();
    assertThat(sagas.resume()).isZero();
    assertThat(Customers.find(shards.of(ADA), ADA).orElseThrow().cents()).isEqualTo(1_000);
  }
}
