package dev.backendlab.kit.service;

import java.util.ServiceLoader;
import java.util.Set;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;

/**
 * Starts a service's own server beside the application that needs it, as an {@link
 * EnvironmentPostProcessor}. A service that takes longer than the application does is in addition
 * found by the {@link ServiceLoader}: it begins with the process of a lab's run, beside the classes
 * that JUnit and Spring have to load first.
 */
public abstract class EarlyStart implements EnvironmentPostProcessor, Ordered {

  private static final String EXCLUDED = "spring.autoconfigure.exclude";

  private final Class<?> configuration;

  /**
   * @param configuration which brings the service: an application that excludes it starts its own
   *     server, or none
   */
  protected EarlyStart(Class<?> configuration) {
    this.configuration = configuration;
  }

  /**
   * Begins to start, in another thread. There is nothing to start where the service is the user's
   * own, but it may be asked whether it answers.
   *
   * @param environment what is known so far
   * @throws ServiceUnavailable if it is the user's own and does not answer
   */
  protected abstract void begin(Environment environment);

  @Override
  public final void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    var excluded =
        Binder.get(environment).bind(EXCLUDED, Bindable.setOf(String.class)).orElse(Set.of());
    if (!excluded.contains(configuration.getName())) {
      begin(environment);
    }
  }

  /** Once the application's own properties are known: they may name an external server. */
  @Override
  public final int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }

  /** Those that begin with the process. */
  public static void ofAll() {
    var environment = new StandardEnvironment();
    for (var service : ServiceLoader.load(EarlyStart.class)) {
      try {
        service.begin(environment);
      } catch (ServiceUnavailable later) {
        // who needs it will say so
      }
    }
  }
}
