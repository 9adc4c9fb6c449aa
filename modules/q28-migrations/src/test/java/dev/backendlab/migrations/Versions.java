package dev.backendlab.migrations;

import dev.backendlab.kit.story.Story;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Two instances of the shop, which read and write customers without a pause. */
final class Versions implements AutoCloseable {

  /** A version of the shop, by the statements that it sends. */
  enum Version {
    NAME(
        "shop v1",
        "insert into customer (name) values ('Ada')",
        "select name from customer order by id desc limit 1"),
    BOTH_READS_NAME(
        "shop v2",
        "insert into customer (name, full_name) values ('Ada', 'Ada')",
        "select name from customer order by id desc limit 1"),
    BOTH_READS_FULL_NAME(
        "shop v3",
        "insert into customer (name, full_name) values ('Ada', 'Ada')",
        "select full_name from customer order by id desc limit 1"),
    FULL_NAME(
        "shop v4",
        "insert into customer (full_name) values ('Ada')",
        "select full_name from customer order by id desc limit 1");

    private final String shop;
    private final String write;
    private final String read;

    Version(String shop, String write, String read) {
      this.shop = shop;
      this.write = write;
      this.read = read;
    }
  }

  /** Requests that each instance makes before the next step. */
  private static final int BETWEEN = 20;

  private final Instance old;
  private final Instance young;
  private volatile boolean open = true;

  Versions(DataSource database) throws SQLException {
    this.old = new Instance(database);
    this.young = new Instance(database);
    deploy(Version.NAME, Version.NAME);
  }

  /** These two serve together; returns when each has for a while. */
  void deploy(Version before, Version after) {
    old.is(before);
    young.is(after);
    old.awaitRequests(BETWEEN);
    young.awaitRequests(BETWEEN);
  }

  int errors() {
    return old.errors.get() + young.errors.get();
  }

  @Override
  public void close() throws InterruptedException {
    open = false;
    old.thread.join();
    young.thread.join();
  }

  /** One process of the shop, which is restarted with another version. */
  private final class Instance {

    private final AtomicReference<Version> version = new AtomicReference<>(Version.NAME);
    private final AtomicInteger served = new AtomicInteger();
    private final AtomicInteger errors = new AtomicInteger();
    private final SingleConnectionDataSource connection;
    private final Thread thread;

    Instance(DataSource database) throws SQLException {
      this.connection = new SingleConnectionDataSource(database.getConnection(), true);
      this.thread = Thread.ofPlatform().start(this::serve);
    }

    void is(Version other) {
      version.set(other);
    }

    void awaitRequests(int more) {
      int until = served.get() + more;
      Awaitility.await().pollInterval(Duration.ofMillis(5)).until(() -> served.get() >= until);
    }

    private void serve() {
      var jdbc = JdbcClient.create(connection);
      while (open) {
        var now = version.get();
        try {
          jdbc.sql(now.write).update();
          jdbc.sql(now.read).query(String.class).single();
          Story.live().hops().add(now.shop, "PostgreSQL", "SQL");
        } catch (DataAccessException failed) {
          errors.incrementAndGet();
        }
        served.incrementAndGet();
      }
      connection.destroy();
    }
  }
}
