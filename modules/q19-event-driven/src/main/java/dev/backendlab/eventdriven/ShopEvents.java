package dev.backendlab.eventdriven;

import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.support.converter.JacksonJsonMessageConverter;
import org.springframework.kafka.support.converter.RecordMessageConverter;
import tools.jackson.databind.json.JsonMapper;

/** What the four services share: topics, JSON as what lies in them, and how they fail. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ShopProperties.class)
@Import({DeadLetters.class, FailedEvents.class, Problems.class})
public class ShopEvents {

  public static final String ORDERS = "${shop.prefix}orders";
  public static final String PAYMENTS = "${shop.prefix}payments";

  /** Ends of the names of topics to which events go that have failed. */
  public static final String RETRY = "-retry";

  public static final String DEAD = "-dead";

  static final String LEDGER_DEAD = "-ledger" + DEAD;

  @Bean
  KafkaAdmin.NewTopics topics(ShopProperties shop) {
    return new KafkaAdmin.NewTopics(
        topic(shop, "orders", shop.partitions()),
        topic(shop, "payments", shop.partitions()),
        topic(shop, "payments" + LEDGER_DEAD, 1));
  }

  /**
   * The listener's parameter says what to read: no class names travel with the events. By the same
   * mapper as requests, so that an event may say no more than a call.
   */
  @Bean
  RecordMessageConverter converter(JsonMapper json) {
    return new JacksonJsonMessageConverter(json);
  }

  private static NewTopic topic(ShopProperties shop, String name, int partitions) {
    return TopicBuilder.name(shop.prefix() + name)
        .partitions(partitions)
        .replicas(shop.replicas())
        .config(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, "" + shop.minimumInSync())
        .build();
  }
}
