package dev.backendlab.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TogetherTest {

  @Test
  void allRunAtOnceAndAnswerInOrder() throws Exception {
    var barrier = new CyclicBarrier(64);
    assertThat(Together.run(64, () -> barrier.await(30, TimeUnit.SECONDS))).hasSize(64);
    assertThat(Together.run(List.of(() -> "a", () -> "b"))).containsExactly("a", "b");
  }

  @Test
  void whatOneThrowsIsThrown() {
    assertThatThrownBy(() ->
            Together.run(
                2,
                () -> {
                  throw new IllegalStateException("no");
                }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no");
  }

  @Test
  void aHeldThreadGoesOnWhenItIsReleased() throws Exception {
    var hold = new Hold(1);
    var seen = new AtomicReference<>("before");
    var reader =
        Thread.ofVirtual()
            .start(() -> {
              hold.arrive();
              seen.set("after");
            });
    hold.awaitArrived();
    assertThat(seen).hasValue("before");
    hold.release();
    reader.join();
    assertThat(seen).hasValue("after");
  }

  @Test
  void aCounterCountsWhatHappensDuringAWork() throws Exception {
    var happened = new AtomicInteger(7);
    Counter counter = happened::get;

    var observed = counter.during(() -> happened.addAndGet(3));

    assertThat(observed.count()).isEqualTo(3);
    assertThat(observed.result()).isEqualTo(10);
    assertThat(counter.of(happened::incrementAndGet)).isEqualTo(1);
  }
}
