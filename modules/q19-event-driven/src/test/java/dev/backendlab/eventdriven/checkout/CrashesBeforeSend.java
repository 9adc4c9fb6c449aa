package dev.backendlab.eventdriven.checkout;

import dev.backendlab.eventdriven.OrderPlaced;
import dev.backendlab.eventdriven.ShopProperties;
import dev.backendlab.eventdriven.Way;
import dev.backendlab.kit.service.CrashPoint;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.annotation.Primary;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;
import tools.jackson.databind.json.JsonMapper;

/** Half of the events of orders by the outbox go out; before the next one the process is killed. */
@Primary
public class CrashesBeforeSend extends OrderEvents {

  private final AtomicInteger sent = new AtomicInteger();

  CrashesBeforeSend(KafkaTemplate<String, String> kafka, JsonMapper json, ShopProperties shop) {
    super(kafka, json, shop);
  }

  @Override
  CompletableFuture<SendResult<String, String>> send(OrderPlaced order) {
    if (order.customer().equals(Way.OUTBOX.customer())
        && sent.getAndIncrement() >= Way.ORDERS / 2) {
      CrashPoint.reached(Way.OUTBOX.customer());
    }
    return super.send(order);
  }
}
