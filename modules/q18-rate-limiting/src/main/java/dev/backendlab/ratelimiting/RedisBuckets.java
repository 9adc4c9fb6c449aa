package dev.backendlab.ratelimiting;

import static io.github.bucket4j.distributed.ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax;

import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.TimeoutException;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.RedisException;
import io.lettuce.core.ScriptOutputType;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Token buckets of Bucket4j in Redis: every instance takes from the same one.
 *
 * <p>Bucket4j reads a bucket, computes here and writes back only what nobody else has changed
 * meanwhile (compare and swap), so a call that passes costs two round trips; a refused one costs
 * one. Where very many share one key they mostly try again, and after a while a call is refused
 * unheard: count such a key with {@link RedisScript}. Full buckets expire.
 */
final class RedisBuckets implements RateLimiter {

  private static final Logger log = LoggerFactory.getLogger(RedisBuckets.class);
  private static final Duration GRACE = Duration.ofSeconds(10);

  /** Removes a value, of whatever type, unless somebody has written another one meanwhile. */
  private static final String REMOVE =
      """
      if redis.call('DUMP', KEYS[1]) == ARGV[1] then
        return redis.call('DEL', KEYS[1])
      end
      return 0
      """;

  private final LateConnection redis;
  private final Buckets buckets;
  private final TimeMeter clock;
  private final Duration patience;
  private volatile @Nullable ProxyManager<String> proxies;

  /**
   * @param patience how long a decision may take, whatever it tries
   */
  RedisBuckets(LateConnection redis, Buckets buckets, TimeMeter clock, Duration patience) {
    this.redis = redis;
    this.buckets = buckets;
    this.clock = clock;
    this.patience = patience;
  }

  @Override
  public Decision decide(String key, Quota quota) {
    try {
      return taken(key, quota);
    } catch (TimeoutException crowded) { // Redis has answered each time: it is the key
      return Decision.refused(quota.interval());
    } catch (RuntimeException failure) {
      if (!isOfValue(failure)) {
        throw failure;
      }
      return takenAnew(key, quota);
    }
  }

  private Decision taken(String key, Quota quota) {
    var bucket = proxies().builder().build(key, () -> buckets.of(quota));
    return TokenBucket.decision(quota, bucket.tryConsumeAndReturnRemaining(1));
  }

  /** Of two who find a value unreadable, the later must not remove what the earlier has counted. */
  private Decision takenAnew(String key, Quota quota) {
    var commands = redis.get().sync();
    var found = commands.dump(key);
    try {
      return taken(key, quota);
    } catch (RuntimeException failure) {
      if (found == null || !isOfValue(failure)) {
        throw failure;
      }
      var keys = new String[] {key};
      if (commands.<Long>eval(REMOVE, ScriptOutputType.INTEGER, keys, found) == 1) {
        log.warn("The counter {} is unreadable and begins anew: {}", key, failure.toString());
      }
      return taken(key, quota);
    }
  }

  /** Whether Redis has answered, and its answer is no bucket. */
  private static boolean isOfValue(RuntimeException failure) {
    return !(failure instanceof RedisException)
        || String.valueOf(failure.getMessage()).startsWith("WRONGTYPE");
  }

  /** Made by the first decision that finds Redis there. */
  private ProxyManager<String> proxies() {
    var made = proxies;
    if (made == null) {
      made =
          Bucket4jLettuce.casBasedBuilder(redis.get())
              .clientClock(clock)
              .requestTimeout(patience)
              .expirationAfterWrite(basedOnTimeForRefillingBucketUpToMax(GRACE))
              .build();
      proxies = made;
    }
    return made;
  }
}
