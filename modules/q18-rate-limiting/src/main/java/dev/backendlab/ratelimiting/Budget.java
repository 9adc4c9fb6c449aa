package dev.backendlab.ratelimiting;

import java.time.Duration;

/**
 * A client's knowledge of its limit after an answer.
 *
 * @param remaining calls that pass now
 * @param nextIn how long until there are more
 */
record Budget(long remaining, Duration nextIn) {

  /** How long a polite client waits before its next call. */
  Duration pause() {
    return remaining > 0 ? Duration.ZERO : nextIn;
  }
}
