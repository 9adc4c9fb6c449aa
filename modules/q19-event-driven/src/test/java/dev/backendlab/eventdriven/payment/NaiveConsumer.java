package dev.backendlab.eventdriven.payment;

import dev.backendlab.eventdriven.OrderPlaced;
import dev.backendlab.eventdriven.ShopEvents;
import java.util.UUID;
import org.springframework.kafka.annotation.KafkaListener;

/** The control: charges for every event that it hears, as if none were ever heard twice. */
public class NaiveConsumer {

  private final CardNetwork cards;

  NaiveConsumer(CardNetwork cards) {
    this.cards = cards;
  }

  @KafkaListener(id = "naive", groupId = "${shop.prefix}naive", topics = ShopEvents.ORDERS)
  void on(OrderPlaced order) {
    cards.charge("naive-" + UUID.randomUUID(), order);
  }
}
