package dev.backendlab.kit.service;

import java.util.ServiceLoader;
import java.util.Set;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
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
  private final BackingService<?, ?> service;

  /**
   * What is thrown is a {@link ServiceUnavailable}.
   *
   * @param configuration which brings the service: an application that excludes it starts its own
   *     server, or none
   */
  protected EarlyStart(Class<?> configuration, BackingService<?, ?> service) {
    this.configuration = configuration;
    this.service = service;
  }

  /**
   * Starts the lab's own in another thread. The user's is asked whether it answers, before the
   * application's connections wait for it as long as their timeouts say, and do not tell which
   * server it is.
   */
  @Override
  public final void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    var excluded =
        Binder.get(environment).bind(EXCLUDED, Bindable.setOf(String.class)).orElse(Set.of());
    if (!excluded.contains(configuration.getName()) && !service.startsEarly(environment)) {
      var ignored = service.shared(environment);
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
    for (var start : ServiceLoader.load(EarlyStart.class)) {
      try {
        var ignored = start.service.startsEarly(environment); // an external one is asked later
      } catch (ServiceUnavailable later) {
        // who needs it will say so
      }
    }
  }
}
