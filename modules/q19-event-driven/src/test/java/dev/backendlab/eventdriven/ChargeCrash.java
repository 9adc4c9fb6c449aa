package dev.backendlab.eventdriven;

import static org.awaitility.Awaitility.await;

import dev.backendlab.eventdriven.payment.CrashesAfterCharge;
import dev.backendlab.eventdriven.payment.NaiveConsumer;
import dev.backendlab.eventdriven.payment.PaymentApplication;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * A payment service with two consumers, which is killed between their charges and their commits.
 *
 * @param shop whose orders they hear of
 */
record ChargeCrash(Shop shop) {

  /** One partition, so that all orders reach a consumer at once, before it commits any. */
  private static final int PARTITIONS = 1;

  void ordersArePlaced(int count) {
    shop.topic("orders", PARTITIONS);
    shop.ordersArePlaced("hana", count);
  }

  /** Both in a process of their own. */
  void consumersAreKilledAfterCharge(int last) {
    var settings = settings();
    settings.put("demo.crash-after-charges", last);
    try (var payment =
        shop.startProcess(
            settings, PaymentApplication.class, NaiveConsumer.class, CrashesAfterCharge.class)) {
      payment.awaitReached("charged-by-naive", 1);
      payment.awaitReached("charged-by-order", 1);
      payment.kill();
    }
  }

  /** Returns when both have done all there was. */
  void consumersStartAgain() {
    shop.start(settings(), PaymentApplication.class, NaiveConsumer.class);
    await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> shop.lag("naive", "orders") == 0 && shop.lag("payment", "orders") == 0);
  }

  Charges by(String consumer) {
    return Charges.by(consumer, shop.jdbc());
  }

  /**
   * The member's fixed name lets it take its place again at once; without one, the group would wait
   * for the dead member until its session has timed out, 45 seconds by default.
   */
  private static Map<String, Object> settings() {
    var settings = new HashMap<String, Object>(Shop.DEAF);
    settings.put("shop.partitions", PARTITIONS);
    settings.put("spring.kafka.listener.concurrency", 1);
    settings.put("spring.kafka.consumer.properties.group.instance.id", "payment-1");
    settings.put("payment.takes", "5ms");
    return settings;
  }
}
