package dev.backendlab.eventdriven.inventory;

import dev.backendlab.eventdriven.OrderPlaced;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.annotation.Primary;

/** A warehouse whose program has a bug: with one customer's orders it fails, until it is mended. */
@Primary
public class FaultyWarehouse extends Warehouse {

  /** Whose orders are poison. */
  public static final String CUSTOMER = "Robert'); drop table shelves;--";

  private final AtomicInteger failures = new AtomicInteger();
  private volatile boolean mended;

  FaultyWarehouse(InventoryProperties properties) {
    super(properties);
  }

  @Override
  void setAside(OrderPlaced order) {
    if (order.customer().equals(CUSTOMER) && !mended) {
      failures.incrementAndGet();
      throw new IllegalStateException("no shelf for " + order.customer());
    }
    super.setAside(order);
  }

  /** How often it has failed. */
  public int failures() {
    return failures.get();
  }

  public void mend() {
    mended = true;
  }
}
