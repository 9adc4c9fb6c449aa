package dev.backendlab.kit;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.story.Story;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoadTest {

  private final List<Event> told = Collections.synchronizedList(new ArrayList<>());
  private final Stage stage = new Stage(new Judge(new Story(line -> told.add(line.event()))));

  @Test
  void aClosedLoopSendsEachRequestOnce() throws Exception {
    var sent = ConcurrentHashMap.<Integer>newKeySet();

    var result = stage.load("requests").clients(8).requests(500, sent::add);

    assertThat(sent).containsExactlyInAnyOrderElementsOf(IntStream.range(0, 500).boxed().toList());
    assertThat(result.requests()).isEqualTo(500);
    assertThat(result.errors()).isZero();
    assertThat(told).hasSize(1).first().isInstanceOf(Event.Timed.class);
  }

  @Test
  void aClosedLoopHasAllItsClientsAtOnce() throws Exception {
    var together = new CyclicBarrier(8);

    var result =
        stage.load("requests").clients(8).requests(8, i -> together.await(30, TimeUnit.SECONDS));

    assertThat(result.errors()).isZero();
  }

  @Test
  void errorsAreCountedByKindAndDoNotCountAsSuccess() throws Exception {
    var result =
        stage
            .load("requests")
            .clients(4)
            .requests(
                100,
                i -> {
                  if (i % 4 == 0) {
                    throw new IllegalStateException("refused");
                  }
                });

    assertThat(result.errorsByKind())
        .containsExactly(java.util.Map.entry("IllegalStateException: refused", 25L));
    assertThat(result.requests()).isEqualTo(100);
    assertThat(result.perSecond() * result.took().toNanos() / 1e9)
        .isCloseTo(75, org.assertj.core.data.Offset.offset(0.1));
  }

  @Test
  void anOpenLoopCountsTheWaitFromTheMomentARequestWasDue() throws Exception {
    var first = new CountDownLatch(1);
    // 50 requests are due within 0.5 s and none is answered before all are sent.
    var result =
        stage
            .load("a service that stalls")
            .rate(
                100,
                Duration.ofMillis(500),
                i -> {
                  if (i == 49) {
                    first.countDown();
                  }
                  first.await();
                });

    assertThat(result.requests()).isEqualTo(50);
    assertThat(result.succeeded().max().value())
        .isGreaterThan(result.succeeded().percentile(1).value() * 2);
  }

  @Test
  void aClosedLoopTellsTheCallsThatWereMadeAndNoOthers() throws Exception {
    var result =
        stage
            .load("one slow call in ten")
            .clients(2)
            .requests(100, i -> new CountDownLatch(1).await(i % 10 == 0 ? 20 : 1, MILLISECONDS));

    assertThat(result.succeeded().count()).isEqualTo(100);
    assertThat(result.succeeded().percentile(50).value()).isLessThan(20);
    assertThat(result.succeeded().max().value()).isGreaterThanOrEqualTo(20);
  }

  @Test
  void aRecorderThatInventsWaitsIsFoundOut() {
    var inventing =
        new Latencies.Recorder() {
          @Override
          public void record(long duration) {
            for (long left = duration; left > 0; left -= 1_000_000) {
              super.record(left); // a call each millisecond that nobody has made
            }
          }
        };
    var load = new Load(stage, "a stall", inventing).clients(2);

    assertThatThrownBy(() -> load.requests(10, i -> new CountDownLatch(1).await(20, MILLISECONDS)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("Measured wrongly: 2 clients waited");
  }

  @Test
  void aRateHasTheSpreadOfItsWindows() throws Exception {
    var result =
        stage
            .load("calls")
            .clients(2)
            .requests(120, i -> new CountDownLatch(1).await(1, MILLISECONDS));

    assertThat(result.rate().n()).isEqualTo(6);
    assertThat(result.rate().low()).isLessThanOrEqualTo(result.rate().value());
    assertThat(result.rate().high()).isGreaterThanOrEqualTo(result.rate().value());
    assertThat(result.rate().value() * result.took().toNanos() / 1e9)
        .isCloseTo(120, org.assertj.core.data.Offset.offset(0.1));
  }
}
