package dev.backendlab.ratelimiting;

import io.github.bucket4j.BucketConfiguration;
import org.springframework.stereotype.Component;

/** The token bucket for a quota, in this process and in Redis. */
@Component
class Buckets {

  /** As many tokens as the quota has calls, dripping in one by one over the window. */
  BucketConfiguration of(Quota quota) {
    return BucketConfiguration.builder()
        .addLimit(bandwidth ->
            bandwidth
                .capacity(quota.limit())
                .refillGreedy(quota.limit(), quota.window())
                .id(quota.name()))
        .build();
  }
}
