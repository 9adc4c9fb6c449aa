package dev.backendlab.eventdriven.payment;

import static dev.backendlab.eventdriven.payment.PaymentStep.State.AUTHORISED;
import static dev.backendlab.eventdriven.payment.PaymentStep.State.CAPTURED;
import static dev.backendlab.eventdriven.payment.PaymentStep.State.SETTLED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backendlab.eventdriven.WithShop;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;

@WithShop
@TestConstructor(autowireMode = AutowireMode.ALL)
record LedgerTest(Ledger ledger) {

  @Test
  void aStepIsBookedAfterTheOneBefore() {
    var payment = UUID.randomUUID();
    assertThat(ledger.book(new PaymentStep(payment, AUTHORISED))).isEqualTo(Ledger.Entry.BOOKED);
    assertThat(ledger.book(new PaymentStep(payment, CAPTURED))).isEqualTo(Ledger.Entry.BOOKED);
  }

  @Test
  void aStepThatComesAgainIsKnown() {
    var payment = UUID.randomUUID();
    ledger.book(new PaymentStep(payment, AUTHORISED));
    ledger.book(new PaymentStep(payment, CAPTURED));
    assertThat(ledger.book(new PaymentStep(payment, AUTHORISED))).isEqualTo(Ledger.Entry.KNOWN);
    assertThat(ledger.book(new PaymentStep(payment, CAPTURED))).isEqualTo(Ledger.Entry.KNOWN);
  }

  @Test
  void aStepThatComesTooEarlyIsNotBooked() {
    var payment = UUID.randomUUID();
    assertThat(ledger.book(new PaymentStep(payment, CAPTURED))).isEqualTo(Ledger.Entry.TOO_EARLY);
    ledger.book(new PaymentStep(payment, AUTHORISED));
    assertThat(ledger.book(new PaymentStep(payment, SETTLED))).isEqualTo(Ledger.Entry.TOO_EARLY);
  }
}
