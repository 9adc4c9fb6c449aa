package dev.backendlab.redis;

import dev.backendlab.kit.Counter;
import dev.backendlab.kit.service.BackingServer;
import dev.backendlab.kit.service.ServerStart;
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
public final class RedisServer extends BackingServer {

  private final Endpoint endpoint;
  private final Counters counters;

  private RedisServer(Source source, Endpoint endpoint, @Nullable OwnRedis own, long since) {
    super(own);
    this.endpoint = endpoint;
    this.counters = new Counters(endpoint);
    announce("Redis", source, since);
  }

  /**
   * Starts a server of the lab's own, whatever the user has configured: a process, or a container
   * where the demo runs on Docker.
   *
   * @param settings lines of redis.conf, for example {@code maxmemory 4mb}; nothing is saved to
   *     disk unless they say so
   */
  public static RedisServer start(String... settings) {
    return start(RedisService.INSTANCE.sourceOfOwn(), settings);
  }

  static RedisServer start(Source source, String... settings) {
    long since = System.nanoTime();
    var own = ServerStart.of(() -> OwnRedis.prepare(source, List.of(settings)));
    return new RedisServer(source, own.endpoint(), own, since);
  }

  /** The user's server, or the one of the compose file. */
  static RedisServer visit(Source source, Endpoint endpoint) {
    return new RedisServer(source, endpoint, null, System.nanoTime());
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

  @Override
  public String address() {
    return endpoint.masked();
  }

  @Override
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

  @Override
  public void close() {
    counters.close();
    super.close();
  }
}
