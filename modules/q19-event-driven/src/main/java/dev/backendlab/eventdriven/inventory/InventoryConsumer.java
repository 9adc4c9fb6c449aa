package dev.backendlab.eventdriven.inventory;

import dev.backendlab.eventdriven.DeadLetters;
import dev.backendlab.eventdriven.OrderPlaced;
import dev.backendlab.eventdriven.PutAside;
import dev.backendlab.eventdriven.ShopEvents;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/**
 * Hears of orders. One that fails is put into a topic of its own and tried again from there, while
 * the orders behind it go on; after the last try it is a {@linkplain DeadLetters dead letter}. The
 * price: it is overtaken, which is fine for reservations and would not be for a payment's steps.
 */
@Component
public class InventoryConsumer {

  private final Reservations reservations;

  InventoryConsumer(Reservations reservations) {
    this.reservations = reservations;
  }

  @PutAside(retries = "-inventory" + ShopEvents.RETRY, dead = "-inventory" + ShopEvents.DEAD)
  @KafkaListener(id = "inventory", groupId = "${shop.prefix}inventory", topics = ShopEvents.ORDERS)
  void on(OrderPlaced order) {
    reservations.reserve(order);
  }
}
