package dev.backendlab.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Random;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;

class LatenciesTest {

  private static final long MILLI = 1_000_000;

  @Test
  void percentilesAreExact() {
    var hundred = recorded(1_000, i -> (1 + i) * MILLI);

    assertThat(hundred.p50().value()).isEqualTo(500);
    assertThat(hundred.percentile(90).value()).isEqualTo(900);
    assertThat(hundred.p99().value()).isEqualTo(990);
    assertThat(hundred.max().value()).isEqualTo(1_000);
    assertThat(hundred.percentiles().keySet()).containsExactly("p50", "p90", "p99", "max");
  }

  @Test
  void theMedianHasTheIntervalOfOrderStatistics() {
    var hundred = recorded(100, i -> (1 + i) * MILLI);

    assertThat(hundred.p50().n()).isEqualTo(100);
    assertThat(hundred.p50().low()).isEqualTo(40); // ranks 50 - 9.8 and 50 + 9.8 + 1
    assertThat(hundred.p50().high()).isEqualTo(61);
  }

  /** The interval is one of 95% if, in many experiments, it has the true median 95 times in 100. */
  @Test
  void theIntervalCoversTheTrueMedianAsOftenAsItSays() {
    var random = new Random(7);
    int covered = 0;
    for (int experiment = 0; experiment < 2_000; experiment++) {
      var skewed = recorded(60, i -> (long) (-Math.log(1 - random.nextDouble()) * MILLI));
      var median = skewed.p50();
      covered += median.low() <= Math.log(2) && Math.log(2) <= median.high() ? 1 : 0;
    }
    assertThat(covered / 2_000.0).isCloseTo(0.96, within(0.02));
  }

  @Test
  void aPercentileOfTooFewCallsIsNone() {
    var few = recorded(16, i -> i * MILLI);

    assertThat(few.percentiles().keySet()).containsExactly("p50", "max");
    assertThatThrownBy(few::p99)
        .hasMessage("A p99 of 16 calls would be the latency of an outlier: it needs 500.");
    assertThat(recorded(50, i -> i).percentiles()).containsKey("p90");
    assertThat(recorded(500, i -> i).percentiles()).containsKey("p99");
    assertThat(recorded(0, i -> i).percentiles()).isEmpty();
    assertThatThrownBy(() -> recorded(0, i -> i).p50()).hasMessageContaining("of 0 calls");
  }

  @Test
  void callsThatGetQuickerAllTheTimeAreNotSteady() {
    assertThat(recorded(200, i -> MILLI).isSteady()).isTrue();
    assertThat(recorded(200, i -> (i < 50 ? 9 : 1) * MILLI).isSteady()).isTrue();
    assertThat(recorded(200, i -> (1_000 - 4 * i) * MILLI).isSteady()).isFalse();
    assertThat(recorded(3, i -> MILLI).isSteady()).isFalse();
  }

  @Test
  void clientsCannotWaitLongerThanTheLoadLasts() {
    assertThat(recorded(100, i -> 100 * MILLI).heldAgainst(10).count()).isEqualTo(100);
    assertThatThrownBy(() -> recorded(101, i -> 100 * MILLI).heldAgainst(10))
        .hasMessage(
            "Measured wrongly: 10 clients waited 10.1 s in all, and the load gave them 10 s.");
  }

  /** A recording of a second. */
  private static Latencies recorded(int calls, IntToLongFunction nanos) {
    var recorder = new Latencies.Recorder();
    for (int i = 0; i < calls; i++) {
      recorder.record(nanos.applyAsLong(i));
    }
    return recorder.over(Duration.ofSeconds(1));
  }
}
