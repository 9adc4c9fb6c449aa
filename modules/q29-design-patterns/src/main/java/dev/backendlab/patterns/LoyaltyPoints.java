package dev.backendlab.patterns;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** The new listener. All requests share this one instance, so its state must bear that. */
@Component
class LoyaltyPoints {

  private final LongAdder given = new LongAdder();

  /** Also where there is no transaction, as in memory. */
  @TransactionalEventListener(fallbackExecution = true)
  void on(Order.Placed event) {
    give(() -> event.order().cents() / 100);
  }

  /** The number may take a while to compute. */
  void give(LongSupplier points) {
    given.add(points.getAsLong());
  }

  long given() {
    return given.sum();
  }
}
