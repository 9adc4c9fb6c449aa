package dev.backendlab.postgresql;

import dev.backendlab.kit.Backing;
import dev.backendlab.kit.Counter;
import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.service.Source;
import dev.backendlab.kit.story.Story;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL to work on: one of the lab's own, or a database of our own on the user's server.
 *
 * <p>Demo code does not need this type: it has Spring's data source. It is for claims that hurt the
 * server or want a second one:
 *
 * <pre>{@code
 * try (var postgres = PostgresServer.start("fsync=off")) {
 *   fill(postgres.dataSource());
 *   postgres.kill();
 *   postgres.restart();
 * }
 * }</pre>
 */
public final class PostgresServer implements Backing, AutoCloseable {

  /**
   * The user's own has to answer soon; ours has been seen to be there, on a machine that is busy.
   */
  private static final int SECONDS = 4;

  private static final int SECONDS_OF_OWN = 60;

  private final Address address;
  private final @Nullable OwnPostgres own;
  private final String version;

  private PostgresServer(Source source, Address address, @Nullable OwnPostgres own, long since) {
    this.address = address;
    this.own = own;
    this.version = ask(address, own == null ? SECONDS : SECONDS_OF_OWN);
    long millis = (System.nanoTime() - since) / 1_000_000;
    Story.live()
        .tell(
            new Event.ServiceReady(
                "PostgreSQL", version, source.toString(), address.masked(), millis));
  }

  /**
   * Starts a server of the lab's own, whatever the user has configured: a process, or a container
   * where the demo runs on Docker.
   *
   * @param settings as in postgresql.conf, for example {@code fsync=off}; without any, a commit is
   *     as durable as PostgreSQL makes it
   */
  public static PostgresServer start(String... settings) {
    return start(Source.ofOwn(), settings);
  }

  static PostgresServer start(Source source, String... settings) {
    long since = System.nanoTime();
    var own = OwnPostgres.start(source, List.of(settings));
    return new PostgresServer(source, own.address(), own, since);
  }

  /** Our database on the user's server, or on that of the compose file. */
  static PostgresServer guest(Source source, Address address) {
    return new PostgresServer(source, address, null, System.nanoTime());
  }

  /** Whether the server is the lab's own, and may be stopped and paused. */
  public boolean isOwn() {
    return own != null;
  }

  public String host() {
    return address.host();
  }

  public int port() {
    return address.port();
  }

  public String database() {
    return address.database();
  }

  public String username() {
    return address.username();
  }

  public String password() {
    return address.password();
  }

  /** Without user name and password. */
  public String jdbcUrl() {
    return address.jdbcUrl();
  }

  /** The URL for people: a password in it is masked. */
  public String address() {
    return address.masked();
  }

  /** As the server reports it, for example {@code 18.6}. */
  public String version() {
    return version;
  }

  /** Opens a connection of its own for each request: no pool that hides what the server does. */
  public DataSource dataSource() {
    var source = new PGSimpleDataSource();
    source.setUrl(jdbcUrl());
    if (!username().isEmpty()) {
      source.setUser(username());
    }
    if (!password().isEmpty()) {
      source.setPassword(password());
    }
    return source;
  }

  /**
   * Counts the statements that reached the server, by its own account (pg_stat_statements).
   *
   * @param part that the statements contain, best a comment: {@code "/* product page *}{@code /"}
   */
  public Counter statements(String part) {
    return new StatementCounter(dataSource(), "calls", part);
  }

  /**
   * Counts the rows that statements returned or changed, by the same account.
   *
   * @param part that the statements contain
   */
  public Counter rows(String part) {
    return new StatementCounter(dataSource(), "rows", part);
  }

  /** With which an application uses this server, and not the one that the lab's contexts share. */
  @Override
  public Map<String, String> settings() {
    return Map.of(
        "spring.autoconfigure.exclude",
        PostgresServerAutoConfiguration.class.getName(),
        "spring.datasource.url",
        jdbcUrl(),
        "spring.datasource.username",
        username(),
        "spring.datasource.password",
        password());
  }

  /** Stops the server in order (fast shutdown): connections break, data is on disk. */
  public void stop() {
    own().server().end("INT");
  }

  /** Kills the server (kill -9), as a power cut would end it, were the disk's cache kept. */
  public void kill() {
    own().server().kill();
  }

  /** Starts the server again on its old port and data, after stopping it if need be. */
  public void restart() {
    stop();
    if (!own().startAndAnswer()) {
      throw new IllegalStateException("PostgreSQL did not start again: " + own().server().log());
    }
  }

  /** Freezes the server with all its processes: connections stay, answers don't come. */
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
    if (own != null) {
      own.server().close();
    }
  }

  private OwnPostgres own() {
    if (own == null) {
      throw new IllegalStateException(
          "%s is not the lab's own: it can't be hurt.".formatted(address()));
    }
    return own;
  }

  private static String ask(Address address, int seconds) {
    try (var connection = DriverManager.getConnection(address.jdbcUrl(), address.login(seconds))) {
      return connection.getMetaData().getDatabaseProductVersion();
    } catch (SQLException e) {
      throw Unreachable.because(address, e);
    }
  }
}
