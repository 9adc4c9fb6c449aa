package dev.backendlab.eventdriven.inventory;

import dev.backendlab.eventdriven.OrderPlaced;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Primary;
import org.springframework.dao.TransientDataAccessResourceException;

/** A warehouse whose program has a bug: with one customer's orders it fails, until it is mended. */
@Primary
public class FaultyWarehouse extends Warehouse {

  /** Whose orders are poison. */
  public static final String CUSTOMER = "Robert'); drop table shelves;--";

  private final AtomicInteger failures = new AtomicInteger();
  private final boolean outage;
  private volatile boolean mended;

  FaultyWarehouse(
      InventoryProperties properties, @Value("${demo.bug-looks-like-outage}") boolean outage) {
    super(properties);
    this.outage = outage;
  }

  @Override
  void setAside(OrderPlaced order) {
    if (order.customer().equals(CUSTOMER) && !mended) {
      failures.incrementAndGet();
      var why = "no shelf for " + order.customer();
      throw outage ? new TransientDataAccessResourceException(why) : new IllegalStateException(why);
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
