package dev.backendlab.eventdriven.checkout;

import dev.backendlab.eventdriven.ShopProperties;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.springframework.context.ApplicationContext;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import tools.jackson.databind.json.JsonMapper;

/** The topic of orders with another producer than the shop's own. */
public final class OrderTopics {

  private OrderTopics() {}

  /** The same topic, for a sender who is content with what the leader alone says. */
  @SuppressWarnings("unchecked")
  public static OrderEvents acknowledgedByTheLeader(ApplicationContext shop) {
    var producers = (ProducerFactory<String, String>) shop.getBean(ProducerFactory.class);
    var kafka = new KafkaTemplate<>(producers, Map.of(ProducerConfig.ACKS_CONFIG, "1"));
    return new OrderEvents(
        kafka, shop.getBean(JsonMapper.class), shop.getBean(ShopProperties.class));
  }
}
