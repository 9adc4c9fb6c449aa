package dev.backendlab.eventdriven.payment;

import dev.backendlab.eventdriven.ShopEvents;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears of what became of payments. */
@Component
class LedgerConsumer {

  private final Ledger ledger;

  LedgerConsumer(Ledger ledger) {
    this.ledger = ledger;
  }

  @KafkaListener(id = "ledger", groupId = "${shop.prefix}ledger", topics = ShopEvents.PAYMENTS)
  void on(PaymentStep step) {
    ledger.book(step);
  }
}
