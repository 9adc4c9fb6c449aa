package dev.backendlab.eventdriven.inventory;

import dev.backendlab.eventdriven.OrderPlaced;
import dev.backendlab.eventdriven.ShopEvents;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.support.converter.RecordMessageConverter;
import org.springframework.util.backoff.FixedBackOff;

/** The control: it must not lose an order, so it tries until it works. */
public class StubbornConsumer {

  private static final long MILLIS = 50;

  private final Reservations reservations;

  /** Its own, so that it is the same beside a broken twin. */
  StubbornConsumer(JdbcClient jdbc, Warehouse warehouse) {
    this.reservations = new Reservations(jdbc, warehouse);
  }

  @Bean
  static ConcurrentKafkaListenerContainerFactory<String, String> stubborn(
      ConsumerFactory<String, String> consumers, RecordMessageConverter json) {
    var factory = new ConcurrentKafkaListenerContainerFactory<String, String>();
    factory.setConsumerFactory(consumers);
    factory.setRecordMessageConverter(json);
    factory.setConcurrency(3);
    factory.setCommonErrorHandler(
        new DefaultErrorHandler(new FixedBackOff(MILLIS, FixedBackOff.UNLIMITED_ATTEMPTS)));
    return factory;
  }

  @KafkaListener(
      id = "stubborn",
      groupId = "${shop.prefix}stubborn",
      topics = ShopEvents.ORDERS,
      containerFactory = "stubborn",
      autoStartup = "false")
  void on(OrderPlaced order) {
    reservations.reserve(order);
  }
}
