package dev.backendlab.ratelimiting;

/** Decides for each of many callers, in this process or together with others. */
interface RateLimiter {

  /**
   * Counts one call, if it may pass.
   *
   * @param key whose calls are counted together; always with the same quota
   */
  Decision decide(String key, Quota quota);
}
