package dev.backendlab.eventdriven.mail;

import dev.backendlab.eventdriven.OrderPlaced;
import dev.backendlab.eventdriven.ShopEvents;
import org.springframework.kafka.annotation.BackOff;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.annotation.RetryableTopic;
import org.springframework.stereotype.Component;

/** Hears of orders. */
@Component
public class MailConsumer {

  private final Mails mails;

  MailConsumer(Mails mails) {
    this.mails = mails;
  }

  @RetryableTopic(
      attempts = "${shop.attempts}",
      backOff = @BackOff(delayString = "${shop.retry-after}"),
      retryTopicSuffix = "-mail" + ShopEvents.RETRY,
      dltTopicSuffix = "-mail" + ShopEvents.DEAD,
      numPartitions = "1",
      autoStartDltHandler = "false",
      concurrency = "1")
  @KafkaListener(id = "mail", groupId = "${shop.prefix}mail", topics = ShopEvents.ORDERS)
  void on(OrderPlaced order) {
    mails.confirm(order);
  }
}
