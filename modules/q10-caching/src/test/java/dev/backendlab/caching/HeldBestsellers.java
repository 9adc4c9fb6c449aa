package dev.backendlab.caching;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The list of bestsellers, whose query waits until so many readers have come as are expected. How
 * many of them meet would otherwise depend on what else the machine does.
 */
@Primary
class HeldBestsellers extends Bestsellers {

  private volatile CountDownLatch expected = new CountDownLatch(0);

  HeldBestsellers(JdbcClient jdbc) {
    super(jdbc);
  }

  /** From now on the query waits for so many. */
  void expect(int readers) {
    expected = new CountDownLatch(readers);
  }

  /** One of them has come. */
  void come() {
    expected.countDown();
  }

  @Override
  String now() {
    try {
      if (!expected.await(30, TimeUnit.SECONDS)) {
        throw new IllegalStateException(expected.getCount() + " readers did not come.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return super.now();
  }
}
