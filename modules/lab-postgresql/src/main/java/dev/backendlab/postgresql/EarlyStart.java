package dev.backendlab.postgresql;

import dev.backendlab.kit.service.EarlyServer;
import dev.backendlab.kit.service.Source;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/** Starts a container beside the application and the other containers: each takes its time. */
final class EarlyStart implements EnvironmentPostProcessor, Ordered {

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    if (SharedPostgres.source(environment) == Source.DOCKER
        && EarlyServer.isWanted(environment, PostgresServerAutoConfiguration.class)) {
      SharedPostgres.startOwn(Source.DOCKER);
    }
  }

  /** Once the application's own properties are known: they may name an external one. */
  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }
}
