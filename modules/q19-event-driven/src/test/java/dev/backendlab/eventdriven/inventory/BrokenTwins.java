package dev.backendlab.eventdriven.inventory;

import dev.backendlab.eventdriven.OrderPlaced;
import dev.backendlab.kit.BrokenTwin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reservations as a careless engineer would write them. */
final class BrokenTwins {

  private BrokenTwins() {}

  @BrokenTwin(
      value = "poison",
      says =
          "Whatever goes wrong is caught and logged, \"so that one order can't stop the others\": Kafka"
              + " takes it for done, and nobody tries it again.")
  static class ShrugsOff extends Reservations {

    private static final Logger log = LoggerFactory.getLogger(ShrugsOff.class);

    ShrugsOff(JdbcClient jdbc, Warehouse warehouse) {
      super(jdbc, warehouse);
    }

    @Override
    void reserve(OrderPlaced order) {
      try {
        super.reserve(order);
      } catch (RuntimeException e) {
        log.error("Order {} failed", order.order(), e);
      }
    }
  }
}
