package dev.backendlab.eventdriven;

import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.support.converter.JacksonJsonMessageConverter;
import org.springframework.kafka.support.converter.RecordMessageConverter;

/** The topics of the shop, and JSON as what lies in them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ShopProperties.class)
public class ShopEvents {

  public static final String ORDERS = "${shop.prefix}orders";
  public static final String PAYMENTS = "${shop.prefix}payments";

  @Bean
  KafkaAdmin.NewTopics topics(ShopProperties shop) {
    return new KafkaAdmin.NewTopics(topic(shop, "orders"), topic(shop, "payments"));
  }

  /** The listener's parameter says what to read: no class names travel with the events. */
  @Bean
  RecordMessageConverter json() {
    return new JacksonJsonMessageConverter();
  }

  private static NewTopic topic(ShopProperties shop, String name) {
    return TopicBuilder.name(shop.prefix() + name)
        .partitions(shop.partitions())
        .replicas(shop.replicas())
        .config(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, "" + shop.minimumInSync())
        .build();
  }
}
