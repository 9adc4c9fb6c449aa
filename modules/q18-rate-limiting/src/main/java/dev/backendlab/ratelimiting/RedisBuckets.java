package dev.backendlab.ratelimiting;

import static io.github.bucket4j.distributed.ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax;

import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;

/**
 * Token buckets of Bucket4j in Redis: every instance takes from the same one.
 *
 * <p>Bucket4j reads a bucket, computes here and writes back only what nobody else has changed
 * meanwhile (compare and swap), so a call that passes costs two round trips; a refused one costs
 * one. Where very many share one key they mostly try again, and are given up after a while: count
 * such a key with {@link RedisScript}. Full buckets expire.
 */
final class RedisBuckets implements RateLimiter {

  private static final Duration GRACE = Duration.ofSeconds(10);

  private final ProxyManager<String> proxies;
  private final Buckets buckets;

  /**
   * @param patience how long a decision may take, whatever it tries
   */
  RedisBuckets(
      StatefulRedisConnection<String, byte[]> redis,
      Buckets buckets,
      TimeMeter clock,
      Duration patience) {
    this.proxies =
        Bucket4jLettuce.casBasedBuilder(redis)
            .clientClock(clock)
            .requestTimeout(patience)
            .expirationAfterWrite(basedOnTimeForRefillingBucketUpToMax(GRACE))
            .build();
    this.buckets = buckets;
  }

  @Override
  public Decision decide(String key, Quota quota) {
    var bucket = proxies.builder().build(key, () -> buckets.of(quota));
    return TokenBucket.decision(quota, bucket.tryConsumeAndReturnRemaining(1));
  }
}
