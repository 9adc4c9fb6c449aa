package dev.backendlab.redis;

import dev.backendlab.kit.Backing;
import dev.backendlab.kit.Counter;
import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.service.Source;
import dev.backendlab.kit.story.Story;
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
public final class RedisServer implements Backing, AutoCloseable {

  private final Endpoint endpoint;
  private final @Nullable OwnRedis own;
  private final Counters counters;

  private RedisServer(Source source, Endpoint endpoint, @Nullable OwnRedis own, long since) {
    this.endpoint = endpoint;
    this.own = own;
    this.counters = new Counters(endpoint);
    long millis = (System.nanoTime() - since) / 1_000_000;
    Story.live()
        .tell(
            new Event.ServiceReady(
                "Redis", version(), source.toString(), endpoint.masked(), millis));
  }

  /**
   * Starts a server of the lab's own, whatever the user has configured: a process, or a container
   * where the demo runs on Docker.
   *
   * @param settings lines of redis.conf, for example {@code maxmemory 4mb}; nothing is saved to
   *     disk unless they say so
   */
  public static RedisServer start(String... settings) {
    return start(Source.ofOwn(), settings);
  }

  static RedisServer start(Source source, String... settings) {
    long since = System.nanoTime();
    var own = OwnRedis.start(source, List.of(settings));
    return new RedisServer(source, own.endpoint(), own, since);
  }

  /** The user's server, or the one of the compose file. */
  static RedisServer guest(Source source, Endpoint endpoint) {
    return new RedisServer(source, endpoint, null, System.nanoTime());
  }

  /** Whether the server is the lab's own, and may be stopped and paused. */
  public boolean isOwn() {
    return own != null;
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

  /** Counts the commands that the server processes, as {@link #commandsProcessed()}. */
  public Counter counter() {
    return this::commandsProcessed;
  }

  /** Counts how often one command was processed, its name in lower case: {@code get}. */
  public Counter counter(String command) {
    return () -> commands().getOrDefault(command, 0L);
  }

  /** With which an application uses this server, and not the one that the lab's contexts share. */
  @Override
  public Map<String, String> settings() {
    return Map.of(
        "spring.autoconfigure.exclude",
        RedisServerAutoConfiguration.class.getName(),
        "spring.data.redis.url",
        uri());
  }

  /** Stops the server: connections break, new ones are refused. Its folder stays. */
  public void stop() {
    own().server().end("TERM");
  }

  /** Kills the server (kill -9). */
  public void kill() {
    own().server().kill();
  }

  /** Starts the server again on its old port, after stopping it if need be. */
  public void restart() {
    stop();
    if (!own().startAndAnswer()) {
      throw new IllegalStateException("Redis did not start again: " + own().server().log());
    }
  }

  /** Freezes the server: connections stay, answers don't come. */
  public void pause() {
    own().server().pause();
  }

  /** Thaws the server. */
  public void resume() {
    own().server().resume();
  }

  /** Ends the server for good and removes its data; an external one is left alone. */
  @Override
  public void close() {
    counters.close();
    if (own != null) {
      own.server().close();
    }
  }

  private OwnRedis own() {
    if (own == null) {
      throw new IllegalStateException(
          "%s is not the lab's own: it can't be hurt.".formatted(address()));
    }
    return own;
  }
}
