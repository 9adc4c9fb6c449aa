package dev.backendlab.eventdriven.inventory;

import dev.backendlab.eventdriven.OrderPlaced;
import dev.backendlab.eventdriven.OtherCompany;
import org.springframework.stereotype.Component;

/** The program of the warehouse, which finds a place for an order's goods. */
@Component
class Warehouse {

  private final InventoryProperties properties;

  Warehouse(InventoryProperties properties) {
    this.properties = properties;
  }

  void setAside(OrderPlaced order) {
    OtherCompany.takes(properties.takes());
  }
}
