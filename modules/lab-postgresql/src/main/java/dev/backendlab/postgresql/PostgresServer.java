package dev.backendlab.postgresql;

import dev.backendlab.kit.Counter;
import dev.backendlab.kit.service.BackingServer;
import dev.backendlab.kit.service.ServerStart;
import dev.backendlab.kit.service.Source;
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
public final class PostgresServer extends BackingServer {

  /**
   * The user's own has to answer soon; ours has been seen to be there, on a machine that is busy.
   */
  private static final int SECONDS = 4;

  private static final int SECONDS_OF_OWN = 60;

  private final Address address;
  private final String version;

  private PostgresServer(Source source, Address address, @Nullable OwnPostgres own, long since) {
    super(own);
    this.address = address;
    this.version = ask(address, own == null ? SECONDS : SECONDS_OF_OWN);
    announce("PostgreSQL", source, since);
  }

  /**
   * Starts a server of the lab's own, whatever the user has configured: a process, or a container
   * where the demo runs on Docker.
   *
   * @param settings as in postgresql.conf, for example {@code fsync=off}; without any, a commit is
   *     as durable as PostgreSQL makes it
   */
  public static PostgresServer start(String... settings) {
    return start(PostgresService.INSTANCE.sourceOfOwn(), settings);
  }

  static PostgresServer start(Source source, String... settings) {
    long since = System.nanoTime();
    var own = ServerStart.of(() -> OwnPostgres.prepare(source, List.of(settings)));
    return new PostgresServer(source, own.address(), own, since);
  }

  /** Our database on the user's server, or on that of the compose file. */
  static PostgresServer visit(Source source, Address address) {
    return new PostgresServer(source, address, null, System.nanoTime());
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

  @Override
  public String address() {
    return address.masked();
  }

  @Override
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

  /** A fast shutdown: open transactions are rolled back, data is on disk. */
  @Override
  protected String signal() {
    return "INT";
  }

  private static String ask(Address address, int seconds) {
    try (var connection = DriverManager.getConnection(address.jdbcUrl(), address.login(seconds))) {
      return connection.getMetaData().getDatabaseProductVersion();
    } catch (SQLException e) {
      throw Unreachable.because(address, e);
    }
  }
}
