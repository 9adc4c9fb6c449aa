package dev.backendlab.eventdriven.payment;

import dev.backendlab.eventdriven.OrderPlaced;
import dev.backendlab.eventdriven.ShopEvents;
import dev.backendlab.kit.service.CrashPoint;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.annotation.KafkaListener;

/** Takes the money a few times for each consumer; the last time is where its process is killed. */
@Primary
public class ChargeCrashPoint extends CardNetwork {

  private final ConcurrentMap<String, Integer> charges = new ConcurrentHashMap<>();
  private final int last;

  ChargeCrashPoint(
      JdbcClient jdbc,
      PaymentProperties properties,
      @Value("${demo.crash-after-charges}") int last) {
    super(jdbc, properties);
    this.last = last;
  }

  @Override
  void charge(String idempotencyKey, OrderPlaced order) {
    super.charge(idempotencyKey, order);
    var consumer = idempotencyKey.substring(0, idempotencyKey.indexOf('-'));
    if (charges.merge(consumer, 1, Integer::sum) >= last) {
      CrashPoint.reached("charged-by-" + consumer);
    }
  }

  /** The control: charges for every event that it hears, as if none were ever heard twice. */
  public static class NaiveConsumer {

    private final CardNetwork cards;

    NaiveConsumer(CardNetwork cards) {
      this.cards = cards;
    }

    @KafkaListener(id = "naive", groupId = "${shop.prefix}naive", topics = ShopEvents.ORDERS)
    void on(OrderPlaced order) {
      cards.charge("naive-" + UUID.randomUUID(), order);
    }
  }
}
