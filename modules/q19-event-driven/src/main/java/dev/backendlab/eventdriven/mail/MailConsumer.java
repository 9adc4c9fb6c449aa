package dev.backendlab.eventdriven.mail;

import dev.backendlab.eventdriven.OrderPlaced;
import dev.backendlab.eventdriven.PutAside;
import dev.backendlab.eventdriven.ShopEvents;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears of orders. */
@Component
public class MailConsumer {

  private final Mails mails;

  MailConsumer(Mails mails) {
    this.mails = mails;
  }

  @PutAside(retries = "-mail" + ShopEvents.RETRY, dead = "-mail" + ShopEvents.DEAD)
  @KafkaListener(id = "mail", groupId = "${shop.prefix}mail", topics = ShopEvents.ORDERS)
  void on(OrderPlaced order) {
    mails.confirm(order);
  }
}
