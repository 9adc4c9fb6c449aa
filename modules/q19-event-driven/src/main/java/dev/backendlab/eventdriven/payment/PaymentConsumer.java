package dev.backendlab.eventdriven.payment;

import dev.backendlab.eventdriven.OrderPlaced;
import dev.backendlab.eventdriven.PutAside;
import dev.backendlab.eventdriven.ShopEvents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears of orders. Its offset is committed once it has returned: after the work, never before. */
@Component
class PaymentConsumer {

  private static final Logger log = LoggerFactory.getLogger(PaymentConsumer.class);

  private final Payments payments;

  PaymentConsumer(Payments payments) {
    this.payments = payments;
  }

  @PutAside(retries = "-payment" + ShopEvents.RETRY, dead = "-payment" + ShopEvents.DEAD)
  @KafkaListener(id = "payment", groupId = "${shop.prefix}payment", topics = ShopEvents.ORDERS)
  void on(OrderPlaced order) {
    try {
      payments.pay(order);
    } catch (CardNetwork.CardRefused refused) {
      // an answer, not a failure: to ask again would not change it
      log.info("Order {}: {}", order.order(), refused.getBody().getDetail());
    }
  }
}
