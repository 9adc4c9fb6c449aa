package dev.backendlab.eventdriven;

import static org.awaitility.Awaitility.await;

import dev.backendlab.eventdriven.payment.ChargeCrashPoint;
import dev.backendlab.eventdriven.payment.ChargeCrashPoint.NaiveConsumer;
import dev.backendlab.eventdriven.payment.PaymentApplication;
import java.time.Duration;
import java.util.Map;

/**
 * A payment service with two consumers, which is killed between their charges and their commits.
 *
 * @param shop whose orders lie in one partition, so that all reach a consumer before it commits any
 */
record ChargeCrash(Shop shop) {

  /**
   * The member's fixed name lets it take its place again at once; without one, the group would wait
   * for the dead member until its session has timed out, 45 seconds by default.
   */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "spring.kafka.listener.concurrency", "1",
          "spring.kafka.consumer.properties.group.instance.id", "payment-1",
          "payment.takes", "5ms");

  private static final String COUNT =
      """
      select count(*) as orders, coalesce(sum(charges), 0) as charges,
        count(*) filter (where charges > 1) as twice
      from (select count(*) as charges from card_charge where idempotency_key like ? || '-%'
        group by order_id) charged
      """;

  /**
   * What the card network has charged for one consumer.
   *
   * @param orders that were charged at least once
   * @param charges in all
   * @param twice orders that were charged more than once
   */
  record Charges(long orders, long charges, long twice) {}

  /** Both consumers in a process of their own; it is killed where each has charged so often. */
  void killAfterCharge(int last) {
    try (var payment =
        shop.process(PaymentApplication.class, NaiveConsumer.class, ChargeCrashPoint.class)
            .on(() -> SETTINGS)
            .with("demo.crash-after-charges", last)
            .start()) {
      payment.awaitReached("charged-by-naive", 1);
      payment.awaitReached("charged-by-order", 1);
      payment.kill();
    }
  }

  /** Returns when both have done all there was. */
  void startAgain() {
    shop.start(
        shop.app(PaymentApplication.class, NaiveConsumer.class).withoutWeb().on(() -> SETTINGS));
    await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> shop.lag("naive", "orders") + shop.lag("payment", "orders") == 0);
  }

  /**
   * What one consumer has charged.
   *
   * @param key how the keys of its charges begin
   */
  Charges by(String key) {
    return shop.jdbc().sql(COUNT).param(key).query(Charges.class).single();
  }
}
