package dev.backendlab.kafka;

import dev.backendlab.kit.service.Source;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/** Starts the broker beside the application, which takes about as long until it needs it. */
final class EarlyStart implements EnvironmentPostProcessor, Ordered {

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    if (SharedKafka.source(environment) == Source.EMBEDDED) {
      SharedKafka.startEmbedded();
    }
  }

  /** Once the application's own properties are known: they may name an external one. */
  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }
}
