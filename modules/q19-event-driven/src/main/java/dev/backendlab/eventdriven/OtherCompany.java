package dev.backendlab.eventdriven;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Another company, of whose system we imitate only the time until it answers: a card network, a
 * warehouse, a mail provider. Waiting for it costs no processor, here as there.
 */
public final class OtherCompany {

  private OtherCompany() {}

  /** Returns when the answer would be there. */
  public static void takes(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
