package dev.backendlab.migrations;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A change that waits for its lock briefly, and again: behind a request that waits, all wait. */
@Component
class SchemaChange {

  private static final int MOST = 200;

  /** The state of a statement that did not get its lock in time. */
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  void apply(DataSource database, String statement) {
    apply(database, statement, new AtomicInteger());
  }

  /** Counts how often it is tried. */
  void apply(DataSource database, String statement, AtomicInteger tries) {
    boolean done = false;
    while (!done) {
      done = isDone(database, statement, tries.incrementAndGet());
    }
  }

  private boolean isDone(DataSource database, String statement, int attempt) {
    try {
      JdbcClient.create(database).sql(limit() + statement).update();
      return true;
    } catch (DataAccessException failed) {
      if (attempt < MOST && isBusy(failed)) {
        return false;
      }
      throw failed;
    }
  }

  private static boolean isBusy(DataAccessException failed) {
    return failed.getMostSpecificCause() instanceof SQLException cause
        && LOCK_NOT_AVAILABLE.equals(cause.getSQLState());
  }

  /** Sent before the statement, on its connection. */
  String limit() {
    return "set lock_timeout = '100ms'; ";
  }
}
