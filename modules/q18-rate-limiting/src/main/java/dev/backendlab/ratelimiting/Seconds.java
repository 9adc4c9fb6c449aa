package dev.backendlab.ratelimiting;

import java.time.Duration;

/** Waits as HTTP tells them. */
final class Seconds {

  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private Seconds() {}

  /** Rounded up: a caller that comes back after this long comes late, not early. */
  static long until(Duration wait) {
    return Math.ceilDiv(wait.toNanos(), SECOND);
  }
}
