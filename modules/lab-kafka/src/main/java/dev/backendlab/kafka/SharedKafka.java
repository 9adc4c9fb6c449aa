package dev.backendlab.kafka;

import dev.backendlab.kit.service.AtEnd;
import dev.backendlab.kit.service.RunPrefix;
import dev.backendlab.kit.service.ServiceUnavailable;
import dev.backendlab.kit.service.Source;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** The broker or cluster that the Spring contexts of this JVM share. */
final class SharedKafka {

  private static final Map<String, KafkaServer> external = new HashMap<>();
  private static @Nullable FutureTask<KafkaServer> embedded;

  private SharedKafka() {}

  static Source source(Environment environment) {
    return Source.of(
        environment,
        "Kafka",
        "SPRING_KAFKA_BOOTSTRAP_SERVERS",
        environment.containsProperty(ExternalKafka.PROPERTY));
  }

  static KafkaServer of(Environment environment) {
    return source(environment) == Source.EXTERNAL
        ? external(ExternalKafka.of(environment))
        : result(startEmbedded());
  }

  /** Returns at once; the broker is usable when the task is done. */
  static synchronized FutureTask<KafkaServer> startEmbedded() {
    var task = embedded;
    if (task == null) {
      long since = System.nanoTime();
      task = new FutureTask<>(() -> KafkaServer.embedded(since));
      embedded = task;
      Thread.ofPlatform().daemon().name("lab-kafka").start(task);
    }
    return task;
  }

  private static KafkaServer result(FutureTask<KafkaServer> task) {
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServiceUnavailable("The lab was interrupted while it waited for Kafka.", e);
    }
  }

  private static synchronized KafkaServer external(ExternalKafka cluster) {
    return external.computeIfAbsent(
        cluster.bootstrapServers(),
        unknown -> {
          var server = cluster.connect();
          AtEnd.run(() -> cluster.clean(RunPrefix.name()));
          return server;
        });
  }
}
