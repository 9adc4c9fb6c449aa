package dev.backendlab.migrations;

import dev.backendlab.kit.Together;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A transaction that has read a customer, and is not at its end; others come meanwhile. */
final class LongTransaction implements AutoCloseable {

  private final DataSource database;
  private final Connection connection;

  LongTransaction(DataSource database) throws SQLException {
    this.database = database;
    this.connection = database.getConnection();
    connection.setAutoCommit(false);
    try (var read = connection.createStatement()) {
      read.execute("select * from customer limit 1");
    }
  }

  /** Somebody changes the schema, and waits for it. */
  CompletableFuture<Void> meanwhile(Runnable change) {
    return CompletableFuture.runAsync(change, task -> Thread.ofVirtual().start(task));
  }

  /** Ends the transaction, after which the change gets its lock. */
  void endAndAwait(CompletableFuture<Void> change) throws Exception {
    close();
    change.get();
  }

  /** Of ten readers who wait for two seconds at most, those who gave up. */
  long readersWhoGiveUp() throws Exception {
    Callable<Boolean> reader = () -> read();
    List<Boolean> answered = Together.run(10, reader);
    return answered.stream().filter(each -> !each).count();
  }

  private boolean read() {
    try {
      var reader = new JdbcTemplate(database);
      reader.setQueryTimeout(2);
      reader.queryForList("select count(*) from customer");
      return true;
    } catch (DataAccessException gaveUp) {
      return false;
    }
  }

  /** Requests for a lock on the table that are not granted. */
  long waiting() {
    return JdbcClient.create(database)
        .sql("select count(*) from pg_locks where not granted and relation = 'customer'::regclass")
        .query(Long.class)
        .single();
  }

  /** Who has a lock on the table, and who waits for one, as PostgreSQL lists them. */
  List<List<String>> queue() {
    return JdbcClient.create(database)
        .sql(
            """
            select case when granted then 'has' else 'waits for' end, mode, query
            from pg_locks join pg_stat_activity using (pid)
            where relation = 'customer'::regclass order by granted desc, query_start
            """)
        .query((row, number) -> List.of(row.getString(1), row.getString(2), row.getString(3)))
        .list();
  }

  @Override
  public void close() throws SQLException {
    if (!connection.isClosed()) {
      connection.rollback();
      connection.close();
    }
  }
}
