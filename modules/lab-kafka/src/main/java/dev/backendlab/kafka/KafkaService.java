package dev.backendlab.kafka;

import dev.backendlab.kit.service.AtEnd;
import dev.backendlab.kit.service.BackingService;
import dev.backendlab.kit.service.RunPrefix;
import dev.backendlab.kit.service.Source;
import org.springframework.core.env.Environment;

/** Where Kafka comes from. */
final class KafkaService extends BackingService<KafkaAddress, KafkaServer> {

  static final KafkaService INSTANCE = new KafkaService();

  private KafkaService() {
    super("Kafka", "SPRING_KAFKA_BOOTSTRAP_SERVERS");
  }

  @Override
  protected boolean isConfigured(Environment environment) {
    return environment.containsProperty(KafkaAddress.PROPERTY);
  }

  @Override
  protected KafkaAddress configured(Environment environment) {
    return KafkaAddress.of(environment);
  }

  @Override
  protected KafkaAddress ofCompose() {
    return KafkaAddress.ofCompose();
  }

  @Override
  protected KafkaServer start(Source source) {
    return KafkaServer.start(source);
  }

  @Override
  protected KafkaServer visit(Source source, KafkaAddress cluster) {
    var server = KafkaServer.visit(source, cluster);
    AtEnd.run(() -> cluster.clean(RunPrefix.name()));
    return server;
  }
}
