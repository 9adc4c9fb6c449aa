package dev.backendlab.ratelimiting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SlidingLogTest extends CallLimitContract {

  @Override
  CallLimit limit(Quota quota) {
    return new SlidingLog(quota, clock);
  }

  @Test
  void noWindowHasMoreCallsThanTheLimitWhereverItStarts() {
    var limit = limit(TEN_A_MINUTE);
    var random = new Random(4);
    var passed = new ArrayDeque<Long>();
    for (int call = 0; call < 5_000; call++) {
      clock.turn(Duration.ofMillis(random.nextInt(3_000)));
      if (limit.tryCall().allowed()) {
        passed.addLast(clock.currentTimeNanos());
      }
      while (clock.currentTimeNanos() - passed.getFirst() >= TEN_A_MINUTE.window().toNanos()) {
        passed.removeFirst();
      }
      assertThat(passed).hasSizeLessThanOrEqualTo(10);
    }
  }

  @Test
  void aCallPassesAgainWhenTheOldestIsAWindowOld() {
    var limit = limit(TEN_A_MINUTE);
    limit.tryCall();
    clock.turn(Duration.ofSeconds(20));
    assertThat(burst(limit)).isEqualTo(9);
    assertThat(limit.tryCall()).isEqualTo(Decision.refused(Duration.ofSeconds(40).toNanos()));
  }
}
