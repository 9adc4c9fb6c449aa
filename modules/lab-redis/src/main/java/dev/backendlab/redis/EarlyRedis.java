package dev.backendlab.redis;

import dev.backendlab.kit.service.EarlyServer;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/** Starts the server beside the application, and beside other servers: each takes its time. */
final class EarlyRedis implements EnvironmentPostProcessor, Ordered {

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    var source = RedisServerAutoConfiguration.source(environment);
    if (source.isOwn() && EarlyServer.isWanted(environment, RedisServerAutoConfiguration.class)) {
      SharedRedis.startOwn(source);
    }
  }

  /** Once the application's own properties are known: they may name an external one. */
  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }
}
