package dev.backendlab.kit.service;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waiting for a condition that nobody announces, by looking every millisecond. */
public final class Patience {

  private Patience() {}

  /** Returns true once the condition holds, or false after this long. */
  public static boolean until(BooleanSupplier condition, Duration atMost) {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      try {
        TimeUnit.MILLISECONDS.sleep(1);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new ServiceUnavailable("The lab was interrupted while it waited for a service.", e);
      }
    }
    return true;
  }

  /**
   * An ended process that nobody has collected yet has lost its program, but still has its id. Not
   * for ever: the orphan of a killed server is collected by init, and a container may have none.
   */
  static void untilEnded(ProcessHandle process) {
    until(() -> !process.isAlive() || process.info().command().isEmpty(), Duration.ofSeconds(1));
  }
}
