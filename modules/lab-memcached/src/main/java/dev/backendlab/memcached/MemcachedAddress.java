package dev.backendlab.memcached;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Gives applications the property {@code memcached.address}, to be read by {@code @Value}: Boot has
 * none of its own for it.
 *
 * <p>It asks the bean, which starts the server: a demo of which only one claim needs Memcached does
 * not wait for it, and where it can't be had, the bean says why.
 */
final class MemcachedAddress implements EnvironmentPostProcessor {

  static final String PROPERTY = "memcached.address";

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    environment
        .getPropertySources()
        .addBefore(
            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
            new MapPropertySource(
                "lab-memcached", Map.of(PROPERTY, "#{memcachedServer.address()}")));
  }
}
