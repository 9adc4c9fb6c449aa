package dev.backendlab.kit;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A point in some code at which threads are held until a claim lets them go on: so that what
 * happens seldom between two steps happens every time.
 *
 * <pre>{@code
 * var hold = new Hold(1);
 * var reader = new Shop(source.thenHeldAt(hold));  // calls hold.arrive() after it has read
 * hold.awaitArrived();
 * prices.change(LAMP, 2_000);
 * hold.release();
 * }</pre>
 */
public final class Hold {

  private static final int PATIENCE_SECONDS = 30;

  private final CountDownLatch arrived;
  private final CountDownLatch released = new CountDownLatch(1);

  /**
   * @param threads how many are expected
   */
  public Hold(int threads) {
    this.arrived = new CountDownLatch(threads);
  }

  /** Called by a thread that is to be held: returns when it may go on. */
  public void arrive() {
    arrived.countDown();
    await(released, "nobody let the thread go on");
  }

  /**
   * Waits until all that are expected are held.
   *
   * @throws IllegalStateException if they do not come within half a minute
   */
  public void awaitArrived() {
    await(arrived, arrived.getCount() + " threads did not come");
  }

  /** Lets all go on, also those that come later. */
  public void release() {
    released.countDown();
  }

  private static void await(CountDownLatch latch, String otherwise) {
    try {
      if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException(
            "Held for %d s: %s.".formatted(PATIENCE_SECONDS, otherwise));
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while held.", interrupted);
    }
  }
}
