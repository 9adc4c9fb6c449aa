package dev.backendlab.ratelimiting;

import io.github.bucket4j.TimeMeter;

/** The algorithms that count in this process. */
enum Algorithm {
  FIXED_WINDOW,
  SLIDING_LOG,
  SLIDING_COUNTER,
  TOKEN_BUCKET,
  LEAKY_BUCKET;

  /** The limit of a caller who has not called yet. */
  CallLimit limit(Quota quota, Buckets buckets, TimeMeter clock) {
    return switch (this) {
      case FIXED_WINDOW -> new FixedWindow(quota, clock);
      case SLIDING_LOG -> new SlidingLog(quota, clock);
      case SLIDING_COUNTER -> new SlidingCounter(quota, clock);
      case TOKEN_BUCKET -> new TokenBucket(quota, buckets.of(quota), clock);
      case LEAKY_BUCKET -> new LeakyBucket(quota, quota.limit(), clock);
    };
  }
}
