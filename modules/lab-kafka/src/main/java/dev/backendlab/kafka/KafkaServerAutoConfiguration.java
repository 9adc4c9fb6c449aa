package dev.backendlab.kafka;

import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.Environment;

/** One Kafka for all Spring contexts of this JVM; Boot connects to it by itself. */
@AutoConfiguration(before = KafkaAutoConfiguration.class)
class KafkaServerAutoConfiguration {

  /** No context closes it: the next one uses it again, and it ends with the JVM. */
  @Bean(destroyMethod = "")
  KafkaServer kafkaServer(Environment environment) {
    return KafkaService.INSTANCE.shared(environment);
  }

  /** An external cluster's details are left to Boot, which knows all of its own properties. */
  @Bean
  @Conditional(OnKafkaOfTheLab.class)
  KafkaConnectionDetails kafkaServerConnectionDetails(KafkaServer server) {
    return () -> List.of(server.bootstrapServers());
  }

  /** What puts an application on other brokers than those that contexts share. */
  static Map<String, String> replacedBy(String bootstrapServers) {
    return Map.of(
        "spring.autoconfigure.exclude",
        KafkaServerAutoConfiguration.class.getName(),
        "spring.kafka.bootstrap-servers",
        bootstrapServers);
  }
}
