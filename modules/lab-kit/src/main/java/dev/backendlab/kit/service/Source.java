package dev.backendlab.kit.service;

import java.util.Locale;
import org.springframework.core.env.Environment;

/** Where a backing service comes from. */
public enum Source {
  /** A real server that the lab starts itself. */
  EMBEDDED,
  /** The user's server, named by Spring's usual properties. */
  EXTERNAL,
  /** A real server in a container that the lab starts itself. */
  DOCKER,
  /** The server that {@code docker compose up} has started from the project's compose file. */
  COMPOSE;

  /** The property by which the user insists on one of them. */
  public static final String PROPERTY = "lab.services";

  /**
   * The source of a service: external if the user has configured one, unless {@code lab.services}
   * says otherwise.
   *
   * @param service its name, for example {@code Redis}
   * @param property Spring's usual property for it
   * @param configured whether the user has set that property
   */
  public static Source of(
      Environment environment, String service, String property, boolean configured) {
    var wanted = environment.getProperty(PROPERTY, "auto").toLowerCase(Locale.ROOT);
    return switch (wanted) {
      case "auto" -> configured ? EXTERNAL : EMBEDDED;
      case "embedded" -> EMBEDDED;
      case "docker" -> DOCKER;
      case "compose" -> COMPOSE;
      case "external" -> {
        if (!configured) {
          throw new ServiceUnavailable(
              "%s=external, but no %s is named; set %s.".formatted(PROPERTY, service, property));
        }
        yield EXTERNAL;
      }
      default ->
          throw new ServiceUnavailable(
              "%s=%s is not known; it may be auto, embedded, external, docker or compose."
                  .formatted(PROPERTY, wanted));
    };
  }

  /**
   * The source of a server that a demo wants for itself, to hurt it or to have several: the user's
   * own is never used for that.
   */
  public static Source ofOwn() {
    return "docker".equals(System.getProperty(PROPERTY)) ? DOCKER : EMBEDDED;
  }

  /** Whether the lab starts and ends such a server itself, and may hurt it. */
  public boolean isOwn() {
    return switch (this) {
      case EMBEDDED, DOCKER -> true;
      case EXTERNAL, COMPOSE -> false;
    };
  }

  /** As events and stories name it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
