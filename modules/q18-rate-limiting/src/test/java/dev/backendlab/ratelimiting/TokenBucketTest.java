package dev.backendlab.ratelimiting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TokenBucketTest extends CallLimitContract {

  @Override
  CallLimit limit(Quota quota) {
    return new TokenBucket(quota, new Buckets().of(quota), clock);
  }

  @Override
  long slack(Quota quota) {
    return quota.window().toNanos() % quota.limit() == 0 ? 0 : 1;
  }

  @Test
  void aFullBucketMayBeSpentAtOnceAndDripsFull() {
    var limit = limit(TEN_A_MINUTE);
    assertThat(burst(limit)).isEqualTo(10);
    assertThat(limit.tryCall()).isEqualTo(Decision.refused(Duration.ofSeconds(6).toNanos()));
    clock.turn(Duration.ofSeconds(18));
    assertThat(burst(limit)).isEqualTo(3);
    clock.turn(Duration.ofHours(1));
    assertThat(burst(limit)).isEqualTo(10);
  }

  @Test
  void aCallThatPassesKnowsWhenTheNextTokenComes() {
    var limit = limit(TEN_A_MINUTE);
    limit.tryCall();
    clock.turn(Duration.ofSeconds(4));
    assertThat(limit.tryCall()).isEqualTo(Decision.allowed(8, Duration.ofSeconds(2).toNanos()));
  }
}
