package dev.backendlab.ratelimiting;

/**
 * What a thousand calls of a client that reads its headers came to.
 *
 * @param waits how often its headers made it wait
 */
record Polite(HeaderStyle style, long refusals, long waits) {

  boolean metItsLimit() {
    return waits > 0 || refusals > 0;
  }
}
