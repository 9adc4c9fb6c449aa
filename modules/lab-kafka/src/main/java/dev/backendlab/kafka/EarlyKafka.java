package dev.backendlab.kafka;

import dev.backendlab.kit.service.EarlyServer;
import dev.backendlab.kit.service.EarlyStart;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;

/**
 * Starts the broker beside the application, which takes about as long until it needs it: with the
 * process of a lab's run, or, where a build or an IDE runs us, with the first Spring context.
 */
public final class EarlyKafka implements EarlyStart, EnvironmentPostProcessor, Ordered {

  @Override
  public void begin(Environment environment) {
    var source = SharedKafka.source(environment);
    if (source.isOwn()) {
      SharedKafka.startOwn(source);
    }
  }

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    if (EarlyServer.isWanted(environment, KafkaServerAutoConfiguration.class)) {
      begin(environment);
    }
  }

  /** Once the application's own properties are known: they may name an external one. */
  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }
}
