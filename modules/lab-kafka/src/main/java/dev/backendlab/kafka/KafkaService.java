package dev.backendlab.kafka;

import dev.backendlab.kit.service.AtEnd;
import dev.backendlab.kit.service.BackingService;
import dev.backendlab.kit.service.RunPrefix;
import dev.backendlab.kit.service.Source;
import org.springframework.core.env.Environment;

/** Where Kafka comes from. */
final class KafkaService extends BackingService<ExternalKafka, KafkaServer> {

  static final KafkaService INSTANCE = new KafkaService();

  private KafkaService() {
    super("Kafka", "SPRING_KAFKA_BOOTSTRAP_SERVERS");
  }

  @Override
  protected boolean isConfigured(Environment environment) {
    return environment.containsProperty(ExternalKafka.PROPERTY);
  }

  @Override
  protected ExternalKafka configured(Environment environment) {
    return ExternalKafka.of(environment);
  }

  @Override
  protected ExternalKafka ofCompose() {
    return ExternalKafka.ofCompose();
  }

  @Override
  protected KafkaServer start(Source source) {
    return KafkaServer.start(source);
  }

  @Override
  protected KafkaServer visit(Source source, ExternalKafka cluster) {
    var server = KafkaServer.visit(source, cluster);
    AtEnd.run(() -> cluster.clean(RunPrefix.name()));
    return server;
  }
}
