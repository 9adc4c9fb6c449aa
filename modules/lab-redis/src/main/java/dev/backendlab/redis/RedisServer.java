package dev.backendlab.redis;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.internal.Story;
import dev.backendlab.kit.service.Source;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Redis to work on: one of the lab's own, or the user's.
 *
 * <p>Demo code does not need this type: it has Spring's connection factory and templates. It is for
 * claims that hurt the server, count its commands, or want a second one:
 *
 * <pre>{@code
 * try (var redis = RedisServer.start("maxmemory 4mb", "maxmemory-policy allkeys-lru")) {
 *   fill(redis.uri());
 *   redis.stop();
 * }
 * }</pre>
 */
public final class RedisServer implements AutoCloseable {

  private final Endpoint endpoint;
  private final @Nullable EmbeddedRedis embedded;
  private final Counters counters;

  private RedisServer(Endpoint endpoint, @Nullable EmbeddedRedis embedded, long since) {
    this.endpoint = endpoint;
    this.embedded = embedded;
    this.counters = new Counters(endpoint);
    long millis = (System.nanoTime() - since) / 1_000_000;
    Story.live()
        .tell(
            new Event.ServiceReady(
                "Redis", version(), source().toString(), endpoint.masked(), millis));
  }

  /**
   * Starts a server of the lab's own, whatever the user has configured.
   *
   * @param settings lines of redis.conf, for example {@code maxmemory 4mb}; nothing is saved to
   *     disk unless they say so
   */
  public static RedisServer start(String... settings) {
    long since = System.nanoTime();
    var embedded = EmbeddedRedis.start(List.of(settings));
    return new RedisServer(embedded.endpoint(), embedded, since);
  }

  /** The user's server. */
  static RedisServer external(Endpoint endpoint) {
    return new RedisServer(endpoint, null, System.nanoTime());
  }

  /** Whether the server is the lab's own, and may be stopped and paused. */
  public boolean embedded() {
    return embedded != null;
  }

  Source source() {
    return embedded() ? Source.EMBEDDED : Source.EXTERNAL;
  }

  public String host() {
    return endpoint.host();
  }

  public int port() {
    return endpoint.port();
  }

  /** Empty where the server knows no users. */
  public String username() {
    return endpoint.username();
  }

  /** Empty where the server wants none. */
  public String password() {
    return endpoint.password();
  }

  /** For a client, for example {@code redis://:secret@127.0.0.1:23456}: it has the password. */
  public String uri() {
    return endpoint.uri();
  }

  /** The URI for people: its password is masked. */
  public String address() {
    return endpoint.masked();
  }

  /** As the server reports it, for example {@code 7.0.15}. */
  public String version() {
    return counters.version();
  }

  /**
   * How many commands the server has processed since its start, without those that this object
   * asked it itself: two calls with nothing between them give the same number. The handshake of a
   * client that connects in between counts (HELLO, CLIENT SETINFO), and so do other clients of an
   * external server.
   */
  public long commandsProcessed() {
    return counters.total();
  }

  /** The same by command, its name in lower case, subcommands as in {@code client|setinfo}. */
  public Map<String, Long> commands() {
    return counters.byCommand();
  }

  /** Stops the server: connections break, new ones are refused. Its folder stays. */
  public void stop() {
    own().process().end("TERM");
  }

  /** Kills the server (kill -9). */
  public void kill() {
    own().process().kill();
  }

  /** Starts the server again on its old port, after stopping it if need be. */
  public void restart() {
    stop();
    if (!own().startAndAnswer()) {
      throw new IllegalStateException("Redis did not start again: " + own().process().log());
    }
  }

  /** Freezes the server: connections stay, answers don't come. */
  public void pause() {
    own().process().pause();
  }

  /** Thaws the server. */
  public void resume() {
    own().process().resume();
  }

  /** Ends the server for good and removes its data; an external one is left alone. */
  @Override
  public void close() {
    counters.close();
    if (embedded != null) {
      embedded.process().close();
    }
  }

  private EmbeddedRedis own() {
    if (embedded == null) {
      throw new IllegalStateException(
          "%s is not the lab's own: it can't be hurt.".formatted(address()));
    }
    return embedded;
  }
}
