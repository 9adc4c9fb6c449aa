package dev.backendlab.sharding;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Starts the servers beside the application, which waits for one when it asks for its address. */
final class EarlyServers implements EnvironmentPostProcessor {

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    environment
        .getPropertySources()
        .addLast(
            new MapPropertySource("fleet", Fleet.addresses()) {
              @Override
              public @Nullable Object getProperty(String name) {
                return super.getProperty(name) instanceof Supplier<?> value ? value.get() : null;
              }
            });
  }
}
