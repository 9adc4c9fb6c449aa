package dev.backendlab.ratelimiting;

import static dev.backendlab.ratelimiting.CallLimitContract.TEN_A_MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LocalLimiterTest {

  private final DemoClock clock = new DemoClock();
  private final LocalLimiter limiter =
      new LocalLimiter(quota -> new FixedWindow(quota, clock), clock);

  @Test
  void everyKeyHasALimitOfItsOwn() {
    IntStream.range(0, 10).forEach(call -> limiter.decide("ada", TEN_A_MINUTE));
    assertThat(limiter.decide("ada", TEN_A_MINUTE).allowed()).isFalse();
    assertThat(limiter.decide("bob", TEN_A_MINUTE).allowed()).isTrue();
  }

  @Test
  void aSilentCallerIsForgotten() {
    IntStream.range(0, 5_000).forEach(key -> limiter.decide("key-" + key, TEN_A_MINUTE));
    clock.turn(Duration.ofMinutes(1));
    limiter.decide("key-0", TEN_A_MINUTE);
    assertThat(limiter.callers()).as("a window later").isEqualTo(5_000);
    clock.turn(Duration.ofMinutes(1));
    limiter.decide("key-1", TEN_A_MINUTE);
    assertThat(limiter.callers()).as("two windows later").isEqualTo(2);
  }
}
