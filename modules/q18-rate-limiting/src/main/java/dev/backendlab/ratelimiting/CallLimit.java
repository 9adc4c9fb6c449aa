package dev.backendlab.ratelimiting;

/** The limit of one caller: an algorithm and what it remembers. Safe for use by many threads. */
interface CallLimit {

  /** Counts one call, if it may pass. */
  Decision tryCall();
}
