package dev.backendlab.kafka;

import dev.backendlab.kit.service.AtEnd;
import dev.backendlab.kit.service.EarlyServer;
import dev.backendlab.kit.service.RunPrefix;
import dev.backendlab.kit.service.Source;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.springframework.core.env.Environment;

/** The broker or cluster that the Spring contexts of this JVM share. */
final class SharedKafka {

  private static final Map<String, KafkaServer> guests = new HashMap<>();
  private static final Map<Source, EarlyServer<KafkaServer>> own = new EnumMap<>(Source.class);

  private SharedKafka() {}

  static Source source(Environment environment) {
    return Source.of(
        environment,
        "Kafka",
        "SPRING_KAFKA_BOOTSTRAP_SERVERS",
        environment.containsProperty(ExternalKafka.PROPERTY));
  }

  static KafkaServer of(Environment environment) {
    var source = source(environment);
    return switch (source) {
      case EMBEDDED, DOCKER -> startOwn(source).get();
      case EXTERNAL -> guest(source, ExternalKafka.of(environment));
      case COMPOSE -> guest(source, ExternalKafka.ofCompose());
    };
  }

  /** Returns at once. */
  static synchronized EarlyServer<KafkaServer> startOwn(Source source) {
    return own.computeIfAbsent(
        source, unknown -> EarlyServer.start("Kafka", () -> KafkaServer.own(source)));
  }

  private static synchronized KafkaServer guest(Source source, ExternalKafka cluster) {
    return guests.computeIfAbsent(
        cluster.bootstrapServers(),
        unknown -> {
          var server = cluster.connect(source);
          AtEnd.run(() -> cluster.clean(RunPrefix.name()));
          return server;
        });
  }
}
