package dev.backendlab.ratelimiting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FixedWindowTest extends CallLimitContract {

  @Override
  CallLimit limit(Quota quota) {
    return new FixedWindow(quota, clock);
  }

  @Test
  void twiceTheLimitPassesAroundABoundary() {
    var limit = limit(TEN_A_MINUTE);
    clock.turn(Duration.ofSeconds(59));
    assertThat(burst(limit)).isEqualTo(10);
    assertThat(limit.tryCall()).isEqualTo(Decision.refused(Duration.ofSeconds(1).toNanos()));
    clock.turn(Duration.ofSeconds(1));
    assertThat(burst(limit)).isEqualTo(10);
  }
}
