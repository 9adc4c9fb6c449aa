package dev.backendlab.eventdriven.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backendlab.eventdriven.OrderPlaced;
import dev.backendlab.eventdriven.WithShop;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;

@WithShop
@TestConstructor(autowireMode = AutowireMode.ALL)
record PaymentsTest(Payments payments, CardNetwork cards, ChargeKeys keys, JdbcClient jdbc) {

  @Test
  void anOrderIsChargedOnceHoweverOftenItIsTold() {
    var order = order(4_200);
    payments.pay(order);
    payments.pay(order);
    assertThat(charges(order)).isEqualTo(1);
    assertThat(payments.of(order.order())).get().extracting("cents").isEqualTo(4_200L);
  }

  @Test
  void anOrderThatWasChargedBeforeACrashIsNotedAndNotChargedAgain() {
    var order = order(4_200);
    cards.charge(keys.of(order), order);
    payments.pay(order);
    assertThat(charges(order)).isEqualTo(1);
    assertThat(payments.of(order.order())).isPresent();
  }

  @Test
  void aRefusedCardIsNoPayment() {
    var order = order(9_900_000);
    assertThatThrownBy(() -> payments.pay(order))
        .isInstanceOf(CardNetwork.CardRefused.class)
        .hasMessageContaining("402");
    assertThat(charges(order)).isZero();
    assertThat(payments.of(order.order())).isEmpty();
  }

  private static OrderPlaced order(long cents) {
    return new OrderPlaced(UUID.randomUUID(), "ada", cents);
  }

  private long charges(OrderPlaced order) {
    return jdbc.sql("select count(*) from card_charge where order_id = ?")
        .param(order.order())
        .query(Long.class)
        .single();
  }
}
