package dev.backendlab.kafka;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaConsumerFactoryCustomizer;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaProducerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Observes the messages of an application that has a name, by interceptors of Kafka's own kind. */
@AutoConfiguration
@ConditionalOnProperty("spring.application.name")
class KafkaHopsAutoConfiguration {

  static final String KAFKA = "Kafka";

  private static final String APPLICATION = "lab.application";

  @Bean
  DefaultKafkaProducerFactoryCustomizer sentHops(Environment environment) {
    return producers ->
        producers.updateConfigs(
            with(
                producers.getConfigurationProperties(),
                ProducerConfig.INTERCEPTOR_CLASSES_CONFIG,
                SentHops.class,
                environment));
  }

  @Bean
  DefaultKafkaConsumerFactoryCustomizer readHops(Environment environment) {
    return consumers ->
        consumers.updateConfigs(
            with(
                consumers.getConfigurationProperties(),
                ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG,
                ReadHops.class,
                environment));
  }

  /** Behind those that the application has itself. */
  private static Map<String, Object> with(
      Map<String, Object> settings, String key, Class<?> observer, Environment environment) {
    var interceptors = new ArrayList<Object>();
    switch (settings.get(key)) {
      case null -> {}
      case List<?> several -> interceptors.addAll(several);
      case Object names -> interceptors.addAll(List.of(names.toString().split("\\s*,\\s*")));
    }
    interceptors.add(observer);
    var more = new HashMap<String, Object>();
    more.put(key, interceptors);
    more.put(APPLICATION, environment.getRequiredProperty("spring.application.name"));
    return more;
  }

  /** Whose client it is. */
  static String application(Map<String, ?> settings) {
    return String.valueOf(settings.get(APPLICATION));
  }
}
