package dev.backendlab.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.internal.Story;
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
  private final Stage stage = new Stage(new Story(line -> told.add(line.event())));

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
    assertThat(result.succeeded().max()).isGreaterThan(result.succeeded().percentile(1) * 2);
  }

  @Test
  void coordinatedOmissionIsCorrected() {
    var recorder = new Latencies.Recorder();
    for (int i = 0; i < 100; i++) {
      recorder.record(TimeUnit.MILLISECONDS.toNanos(1));
    }
    recorder.record(TimeUnit.SECONDS.toNanos(1)); // one stall: a closed loop saw it once

    assertThat(recorder.over(Duration.ofSeconds(1)).percentile(90)).isLessThan(2);
    assertThat(recorder.correctedOver(Duration.ofSeconds(1)).percentile(90)).isGreaterThan(500);
  }
}
