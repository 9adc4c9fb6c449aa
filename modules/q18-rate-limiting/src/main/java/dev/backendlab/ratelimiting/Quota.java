package dev.backendlab.ratelimiting;

import java.time.Duration;

/**
 * So many calls in so much time.
 *
 * @param name the policy's name, as clients see it
 */
record Quota(String name, long limit, Duration window) {

  Quota {
    if (limit < 1) {
      throw new IllegalArgumentException(
          "The quota '%s' allows %d calls: it needs one at least.".formatted(name, limit));
    }
    if (window.toNanos() < limit) {
      throw new IllegalArgumentException(
          "The quota '%s' allows more than one call per nanosecond.".formatted(name));
    }
  }

  /** Time between two calls, in ns, at the quota's average rate; rounded in the API's favour. */
  long interval() {
    return Math.ceilDiv(window.toNanos(), limit);
  }
}
