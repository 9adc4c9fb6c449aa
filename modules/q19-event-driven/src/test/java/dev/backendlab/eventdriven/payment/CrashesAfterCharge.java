package dev.backendlab.eventdriven.payment;

import dev.backendlab.eventdriven.OrderPlaced;
import dev.backendlab.kit.service.CrashPoint;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Takes the money a few times, and the last time is where its process is killed. */
@Primary
public class CrashesAfterCharge extends CardNetwork {

  private final ConcurrentMap<String, Integer> charges = new ConcurrentHashMap<>();
  private final int last;

  CrashesAfterCharge(
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
}
