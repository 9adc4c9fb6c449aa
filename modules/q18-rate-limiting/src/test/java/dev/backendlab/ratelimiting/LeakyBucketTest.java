package dev.backendlab.ratelimiting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LeakyBucketTest extends CallLimitContract {

  @Override
  CallLimit limit(Quota quota) {
    return new LeakyBucket(quota, Math.ceilDiv(quota.limit(), 3), clock);
  }

  @Test
  void roomForOneSpacesCallsEvenly() {
    var limit = new LeakyBucket(TEN_A_MINUTE, 1, clock);
    assertThat(burst(limit)).isEqualTo(1);
    assertThat(limit.tryCall()).isEqualTo(Decision.refused(Duration.ofSeconds(6).toNanos()));
    clock.turn(Duration.ofSeconds(6));
    assertThat(burst(limit)).isEqualTo(1);
  }

  @Test
  void roomForAllMirrorsATokenBucket() {
    var leaky = new LeakyBucket(TEN_A_MINUTE, TEN_A_MINUTE.limit(), clock);
    var tokens = new TokenBucket(TEN_A_MINUTE, new Buckets().of(TEN_A_MINUTE), clock);
    var random = new java.util.Random(2);
    for (int call = 0; call < 2_000; call++) {
      assertThat(leaky.tryCall()).isEqualTo(tokens.tryCall());
      clock.turn(Duration.ofMillis(random.nextInt(11_000)));
    }
  }
}
