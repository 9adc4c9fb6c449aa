package dev.backendlab.kit.service;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Gives every Spring context of this JVM the properties {@code lab.prefix} and {@code lab.name}.
 */
final class RunPrefixProperty implements EnvironmentPostProcessor {

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    environment
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "lab", Map.of("lab.prefix", RunPrefix.value(), "lab.name", RunPrefix.name())));
  }
}
