package dev.backendlab.ratelimiting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendlab.kit.Together;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every algorithm must hold this, however it treats bursts. */
abstract class CallLimitContract {

  static final Quota TEN_A_MINUTE = new Quota("free", 10, Duration.ofMinutes(1));

  final DemoClock clock = new DemoClock();

  abstract CallLimit limit(Quota quota);

  /** How many ns an announced wait may be too long for this quota. */
  long slack(Quota quota) {
    return 0;
  }

  /** The share of the rate that steady pressure gets at least. */
  double share() {
    return 1;
  }

  static Stream<Quota> quotas() {
    return Stream.of(
        TEN_A_MINUTE,
        new Quota("one", 1, Duration.ofSeconds(1)),
        new Quota("odd", 7, Duration.ofMillis(1_001)),
        new Quota("prime", 13, Duration.ofNanos(1_000_003)));
  }

  @ParameterizedTest
  @MethodSource("quotas")
  void theAnnouncedWaitIsExact(Quota quota) {
    var limit = limit(quota);
    var random = new Random(18);
    for (int refusals = 0; refusals < 500; ) {
      clock.turn(Duration.ofNanos((long) (random.nextDouble() * quota.interval())));
      var decision = limit.tryCall();
      if (!decision.allowed()) {
        refusals++;
        clock.turn(decision.nextIn().minusNanos(1 + slack(quota)));
        assertThat(limit.tryCall().allowed()).as("a nanosecond early").isFalse();
        clock.turn(Duration.ofNanos(1 + slack(quota)));
        assertThat(limit.tryCall().allowed()).as("in time").isTrue();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("quotas")
  void asManyCallsPassAsRemain(Quota quota) {
    var limit = limit(quota);
    var random = new Random(81);
    for (int turn = 0; turn < 500; turn++) {
      clock.turn(Duration.ofNanos((long) (random.nextDouble() * 3 * quota.interval())));
      var decision = limit.tryCall();
      for (long remaining = decision.remaining(); remaining > 0; remaining--) {
        assertThat(limit.tryCall().allowed()).isTrue();
      }
      assertThat(limit.tryCall().allowed()).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("quotas")
  void whatRemainsGrowsWhenAnnounced(Quota quota) {
    var limit = limit(quota);
    var random = new Random(8);
    for (int turn = 0; turn < 500; turn++) {
      clock.turn(Duration.ofNanos((long) (random.nextDouble() * 2 * quota.interval())));
      var decision = limit.tryCall();
      if (decision.allowed()) {
        clock.turn(decision.nextIn());
        assertThat(limit.tryCall().remaining()).isGreaterThanOrEqualTo(decision.remaining());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("quotas")
  void theLongRunKeepsToTheRate(Quota quota) {
    var limit = limit(quota);
    long passed = 0;
    int windows = 50;
    for (long step = 0; step < windows * quota.limit() * 4; step++) {
      clock.turn(Duration.ofNanos(Math.ceilDiv(quota.window().toNanos(), quota.limit() * 4)));
      passed += limit.tryCall().allowed() ? 1 : 0;
    }
    assertThat(passed)
        .isBetween((long) (share() * (windows - 2) * quota.limit()), (windows + 2) * quota.limit());
  }

  @Test
  void manyThreadsAtOneMomentShareOneLimit() throws Exception {
    var limit = limit(TEN_A_MINUTE);
    long expected = burst(limit(TEN_A_MINUTE));
    var allowed = Together.run(1_000, () -> limit.tryCall().allowed());
    assertThat(allowed.stream().filter(passed -> passed)).hasSize((int) expected);
  }

  /** How many calls pass at this moment. */
  static long burst(CallLimit limit) {
    return Stream.generate(limit::tryCall).takeWhile(Decision::allowed).count();
  }
}
