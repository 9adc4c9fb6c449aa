package dev.backendlab.ratelimiting;

import static dev.backendlab.ratelimiting.CallLimitContract.TEN_A_MINUTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisCommandTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OptionalStoreTest {

  private static final RateLimiter STORED = (key, quota) -> Decision.allowed(7, 0);
  private static final RateLimiter OTHERWISE = (key, quota) -> Decision.allowed(1, 0);

  private final AtomicInteger tries = new AtomicInteger();
  private volatile boolean up;

  private long remaining(OptionalStore limiter) {
    return limiter.decide("ada", TEN_A_MINUTE).remaining();
  }

  private Decision store(String key, Quota quota) {
    tries.incrementAndGet();
    if (!up) {
      throw new RedisCommandTimeoutException("too late");
    }
    return STORED.decide(key, quota);
  }

  @Test
  void onlyTheFirstCallTriesAStoreThatFails() {
    var limiter = new OptionalStore(this::store, OTHERWISE, Duration.ofHours(1));
    for (int call = 0; call < 10; call++) {
      assertThat(remaining(limiter)).isEqualTo(1);
    }
    assertThat(tries).hasValue(1);
  }

  @Test
  void theStoreIsTriedAgainAfterItsRest() {
    var limiter = new OptionalStore(this::store, OTHERWISE, Duration.ofMillis(20));
    assertThat(remaining(limiter)).isEqualTo(1);
    up = true;
    await().until(() -> remaining(limiter) == 7);
  }
}
