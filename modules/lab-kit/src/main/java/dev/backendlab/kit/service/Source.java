package dev.backendlab.kit.service;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** Where a backing service comes from. */
public enum Source {
  /** What the lab brings along: a real server, or, where there is none, one that plays it. */
  EMBEDDED,
  /** A server program that is installed on this machine, started as the lab's own. */
  INSTALLED,
  /** The user's server, named by Spring's usual properties. */
  EXTERNAL,
  /** A real server in a container that the lab starts itself. */
  DOCKER,
  /** The server that {@code docker compose up} has started from the project's compose file. */
  COMPOSE;

  /** The property by which the user insists on one of them. */
  public static final String PROPERTY = "lab.services";

  private static final String AUTO = "auto";

  /**
   * What the user insists on, empty if on nothing.
   *
   * @throws ServiceUnavailable if there is no such source
   */
  static Optional<Source> wanted(Environment environment) {
    return named(environment.getProperty(PROPERTY));
  }

  /** The same, without a Spring context. */
  static Optional<Source> wanted() {
    return named(System.getProperty(PROPERTY));
  }

  private static Optional<Source> named(@Nullable String name) {
    if (name == null || name.equalsIgnoreCase(AUTO)) {
      return Optional.empty();
    }
    return Optional.of(
        Arrays.stream(values())
            .filter(source -> source.toString().equalsIgnoreCase(name))
            .findFirst()
            .orElseThrow(() ->
                new ServiceUnavailable(
                    "%s=%s is not known; it may be auto, embedded, installed, external, docker or"
                            .formatted(PROPERTY, name)
                        + " compose.")));
  }

  /** Whether the lab starts and ends such a server itself, and may hurt it. */
  public boolean isOwn() {
    return switch (this) {
      case EMBEDDED, INSTALLED, DOCKER -> true;
      case EXTERNAL, COMPOSE -> false;
    };
  }

  /** As events and stories name it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
