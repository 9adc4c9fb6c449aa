package dev.backendlab.eventdriven;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * The time that a system of somebody else takes to answer: a card network, a warehouse, a mail
 * provider. It is all of them that we imitate; a wait costs no processor here either.
 */
public final class Elsewhere {

  private Elsewhere() {}

  /** Returns when the answer would be there. */
  public static void takes(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
