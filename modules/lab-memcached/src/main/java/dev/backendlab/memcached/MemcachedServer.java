package dev.backendlab.memcached;

import dev.backendlab.kit.service.BackingServer;
import dev.backendlab.kit.service.InstallableServer;
import dev.backendlab.kit.service.ServerStart;
import dev.backendlab.kit.service.ServiceUnavailable;
import dev.backendlab.kit.service.Source;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Memcached to work on: one of the lab's own, or the user's. */
public final class MemcachedServer extends BackingServer {

  /** With the start of the application, an error comes within five seconds. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Source source;
  private final Address address;
  private final String version;

  private MemcachedServer(Source source, Address address, @Nullable OwnMemcached own, long since) {
    super(own);
    this.source = source;
    this.address = address;
    this.version =
        address
            .version(PATIENCE)
            .orElseThrow(() ->
                new ServiceUnavailable("Memcached at %s does not answer.".formatted(address)));
    announce("Memcached", source, since);
  }

  /**
   * Starts a server of the lab's own, whatever the user has configured: a container where the demo
   * runs on Docker, else the program that is installed, else a Java server.
   */
  public static MemcachedServer start() {
    return start(MemcachedService.INSTANCE.sourceOfOwn());
  }

  static MemcachedServer start(Source source) {
    long since = System.nanoTime();
    var own = ServerStart.of(() -> OwnMemcached.prepare(source));
    return new MemcachedServer(source, own.address(), own, since);
  }

  /** The user's server, or the one of the compose file. */
  static MemcachedServer visit(Source source, Address address) {
    return new MemcachedServer(source, address, null, System.nanoTime());
  }

  /** Host and port, for a client. */
  @Override
  public String address() {
    return address.toString();
  }

  @Override
  public String version() {
    return version;
  }

  /** With which an application uses this server. */
  @Override
  public Map<String, String> settings() {
    return Map.of(MemcachedAddress.PROPERTY, address());
  }

  /** Which Memcached this is, in a sentence for the story. */
  public String described() {
    return switch (source) {
      case EMBEDDED ->
          "Memcached is played by jmemcached, a Java server that speaks its text protocol and evicts"
              + " by LRU; for the real one, "
              + InstallableServer.MEMCACHED.howToInstall()
              + ".";
      case INSTALLED ->
          "Memcached %s is the one that is installed here, %s."
              .formatted(version, InstallableServer.MEMCACHED.find().orElseThrow().path());
      case DOCKER -> "Memcached %s runs in a container.".formatted(version);
      case EXTERNAL, COMPOSE -> "Memcached %s is the server at %s.".formatted(version, address);
    };
  }
}
