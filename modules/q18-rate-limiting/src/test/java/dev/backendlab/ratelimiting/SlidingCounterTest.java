package dev.backendlab.ratelimiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SlidingCounterTest extends CallLimitContract {

  @Override
  CallLimit limit(Quota quota) {
    return new SlidingCounter(quota, clock);
  }

  /** A part of a call of the window before counts as a whole one. */
  @Override
  double share() {
    return 0.5;
  }

  @Test
  void theWindowBeforeCountsByTheShareThatIsStillCovered() {
    var limit = limit(TEN_A_MINUTE);
    assertThat(burst(limit)).isEqualTo(10);
    clock.turn(Duration.ofSeconds(60 + 30));
    assertThat(burst(limit)).as("half of the ten before still count").isEqualTo(5);
    clock.turn(Duration.ofSeconds(6));
    assertThat(burst(limit)).as("four of the ten before, and five").isEqualTo(1);
  }

  @Test
  void aWindowWithoutCallsForgetsTheOneBefore() {
    var limit = limit(TEN_A_MINUTE);
    assertThat(burst(limit)).isEqualTo(10);
    clock.turn(Duration.ofMinutes(2));
    assertThat(burst(limit)).isEqualTo(10);
  }

  @Test
  void aQuotaTooLargeToWeighExactlyIsRefused() {
    var huge = new Quota("huge", 1_000_000_000, Duration.ofDays(1));
    assertThatThrownBy(() -> limit(huge)).isInstanceOf(ArithmeticException.class);
  }
}
