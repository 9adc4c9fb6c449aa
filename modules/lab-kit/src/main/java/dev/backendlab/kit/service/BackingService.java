package dev.backendlab.kit.service;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.env.Environment;

/**
 * A service as demos get it: where its servers come from, and the one server that all Spring
 * contexts of this JVM share.
 *
 * @param <P> where a server of the user's is, and how to get in: equal for the same server
 * @param <S> a server, for demos
 */
public abstract class BackingService<P, S extends BackingServer> {

  private final String name;
  private final String variable;
  private final Optional<InstallableServer> installable;
  private final Map<P, S> guests = new HashMap<>();
  private final Map<Source, EarlyServer<S>> own = new EnumMap<>(Source.class);

  /**
   * A service whose real server the lab brings along.
   *
   * @param name for example {@code Redis}
   * @param variable by which the user names a server, for example {@code SPRING_DATA_REDIS_URL}
   */
  protected BackingService(String name, String variable) {
    this(name, variable, Optional.empty());
  }

  /** A service whose real server is only had where it is installed; else a stand-in plays it. */
  protected BackingService(InstallableServer installable, String variable) {
    this(installable.toString(), variable, Optional.of(installable));
  }

  private BackingService(String name, String variable, Optional<InstallableServer> installable) {
    this.name = name;
    this.variable = variable;
    this.installable = installable;
  }

  /** Whether the user has named a server. */
  protected abstract boolean isConfigured(Environment environment);

  /** The server that the user has named. */
  protected abstract P configured(Environment environment);

  /** The server that {@code docker compose up} has started. */
  protected abstract P ofCompose();

  /** Starts a server of the lab's own, and returns when it answers. */
  protected abstract S start(Source source);

  /**
   * Goes to a server of the user's, which is left at the end as it was.
   *
   * @throws ServiceUnavailable if it does not answer soon
   */
  protected abstract S visit(Source source, P place);

  /**
   * Where the server that contexts share comes from.
   *
   * @throws ServiceUnavailable if the user wants what can't be had
   */
  public final Source source(Environment environment) {
    var wanted = Source.wanted(environment);
    if (wanted.isPresent()) {
      return checked(wanted.get(), environment);
    }
    return isConfigured(environment) ? Source.EXTERNAL : best();
  }

  /** Where a server comes from that a claim wants for itself, to hurt it or to have several. */
  public final Source sourceOfOwn() {
    return Source.wanted()
        .filter(wanted -> wanted == Source.DOCKER || wanted == Source.EMBEDDED)
        .orElseGet(this::best);
  }

  /** The server that all contexts share; the first caller waits until it answers. */
  public final S shared(Environment environment) {
    var source = source(environment);
    return switch (source) {
      case EMBEDDED, INSTALLED, DOCKER -> early(source).get();
      case EXTERNAL -> guest(source, configured(environment));
      case COMPOSE -> guest(source, ofCompose());
    };
  }

  /** Begins to start the lab's own, and returns at once; false if the server is the user's. */
  final boolean startsEarly(Environment environment) {
    var source = source(environment);
    if (source.isOwn()) {
      var ignored = early(source);
    }
    return source.isOwn();
  }

  private synchronized EarlyServer<S> early(Source source) {
    return own.computeIfAbsent(source, unknown -> EarlyServer.start(name, () -> start(source)));
  }

  private synchronized S guest(Source source, P place) {
    return guests.computeIfAbsent(place, unknown -> visit(source, unknown));
  }

  /** The real one, before a stand-in. */
  private Source best() {
    return installable.flatMap(InstallableServer::find).isPresent()
        ? Source.INSTALLED
        : Source.EMBEDDED;
  }

  private Source checked(Source wanted, Environment environment) {
    return switch (wanted) {
      case EMBEDDED, DOCKER, COMPOSE -> wanted;
      case INSTALLED -> installable.map(this::installed).orElse(Source.EMBEDDED);
      case EXTERNAL -> {
        if (!isConfigured(environment)) {
          throw new ServiceUnavailable(
              "%s=external, but no %s is named; set %s."
                  .formatted(Source.PROPERTY, name, variable));
        }
        yield wanted;
      }
    };
  }

  private Source installed(InstallableServer server) {
    if (server.find().isEmpty()) {
      throw new ServiceUnavailable(
          "%s=installed, but %s is not; %s."
              .formatted(Source.PROPERTY, name, server.howToInstall()));
    }
    return Source.INSTALLED;
  }
}
