package dev.backendlab.caching;

import dev.backendlab.kit.Hold;
import dev.backendlab.kit.service.Patience;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The list of bestsellers, whose query is held until it is seen which readers wait for it. */
@Primary
class HeldBestsellers extends Bestsellers {

  private final AtomicInteger underWay = new AtomicInteger();
  private volatile Hold hold = new Hold(0);

  HeldBestsellers(JdbcClient jdbc) {
    super(jdbc);
    hold.release();
  }

  /** From now on each query is held; the first one can be awaited. */
  Hold held() {
    hold = new Hold(1);
    return hold;
  }

  void awaitEnd() {
    Patience.until(() -> underWay.get() == 0, Duration.ofSeconds(30));
  }

  @Override
  String now() {
    underWay.incrementAndGet();
    try {
      hold.arrive();
      return super.now();
    } finally {
      underWay.decrementAndGet();
    }
  }
}
