package dev.backendlab.kit.service;

import java.util.Locale;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * An application that has no name is called by its class, {@code shop} for ShopApplication: so
 * every story can say who called.
 */
public final class ApplicationName implements EnvironmentPostProcessor, Ordered {

  private static final String PROPERTY = "spring.application.name";
  private static final String SUFFIX = "Application";

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    if (environment.containsProperty(PROPERTY)) {
      return;
    }
    application.getAllSources().stream()
        .filter(Class.class::isInstance)
        .map(source -> ((Class<?>) source).getSimpleName())
        .filter(name -> name.endsWith(SUFFIX) && !name.equals(SUFFIX))
        .findFirst()
        .ifPresent(name ->
            environment
                .getPropertySources()
                .addLast(
                    new MapPropertySource("lab-application-name", Map.of(PROPERTY, of(name)))));
  }

  /** By the simple name of a class. */
  public static String of(String type) {
    return type.replaceFirst(SUFFIX + "$", "").toLowerCase(Locale.ROOT);
  }

  /** After Boot has read the files, which may name it. */
  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }
}
