package dev.backendlab.ratelimiting;

import java.time.Duration;

/** Decides while the store is away. */
final class Fallback {

  private Fallback() {}

  static RateLimiter of(RateLimitProperties properties, RateLimiter local) {
    return switch (properties.whenStoreFails()) {
      case OPEN -> Fallback::open;
      case CLOSED -> (key, quota) -> closed(properties.rest());
      case LOCAL -> (key, quota) -> local.decide(key, share(quota, properties.instances()));
    };
  }

  /** The API stays up, and its backend unprotected: for limits that are about fairness. */
  private static Decision open(String key, Quota quota) {
    return new Decision(true, quota.limit(), Duration.ZERO);
  }

  /**
   * The backend stays protected, and the API is down: for limits that are about money or safety.
   */
  private static Decision closed(Duration rest) {
    throw new Overloaded("Calls cannot be counted at the moment, so none is served.", rest);
  }

  /** Nobody knows what the others let pass, so each lets pass its share. */
  private static Quota share(Quota quota, int instances) {
    return new Quota(quota.name(), Math.max(1, quota.limit() / instances), quota.window());
  }
}
