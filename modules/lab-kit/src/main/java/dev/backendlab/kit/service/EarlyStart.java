package dev.backendlab.kit.service;

import java.util.ServiceLoader;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;

/**
 * A service that takes longer to start than an application takes until it needs it. It is found by
 * the {@link ServiceLoader}, and begins to start when the process of a lab's run does, beside the
 * classes that JUnit and Spring have to load first.
 */
public interface EarlyStart {

  /**
   * Begins to start, in another thread; not where the service is the user's own.
   *
   * @param environment what is known so early: environment variables and system properties
   */
  void begin(Environment environment);

  /** All that are on the class path. */
  static void ofAll() {
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
