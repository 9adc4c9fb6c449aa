package dev.backendlab.eventdriven.inventory;

import dev.backendlab.eventdriven.OrderPlaced;
import dev.backendlab.eventdriven.ShopEvents;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears of orders. */
@Component
class InventoryConsumer {

  private final Reservations reservations;

  InventoryConsumer(Reservations reservations) {
    this.reservations = reservations;
  }

  @KafkaListener(id = "inventory", groupId = "${shop.prefix}inventory", topics = ShopEvents.ORDERS)
  void on(OrderPlaced order) {
    reservations.reserve(order);
  }
}
