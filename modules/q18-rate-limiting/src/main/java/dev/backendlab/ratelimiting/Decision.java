package dev.backendlab.ratelimiting;

import java.time.Duration;

/**
 * Whether a call may pass, and what its caller should know for the next one.
 *
 * @param remaining calls that would pass now
 * @param nextIn how long until there is one more; after a refusal, until the next call passes
 */
record Decision(boolean allowed, long remaining, Duration nextIn) {

  static Decision allowed(long remaining, long nanosToNext) {
    return new Decision(true, remaining, Duration.ofNanos(nanosToNext));
  }

  static Decision refused(long nanosToNext) {
    return new Decision(false, 0, Duration.ofNanos(nanosToNext));
  }
}
