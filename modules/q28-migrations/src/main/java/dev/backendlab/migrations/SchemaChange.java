package dev.backendlab.migrations;

import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A change that waits for its lock briefly, and again: behind a request that waits, all wait. */
@Component
class SchemaChange {

  private static final int MOST = 200;

  /** Returns how often it was tried. */
  int apply(DataSource database, String statement) {
    for (int attempt = 1; ; attempt++) {
      try {
        JdbcClient.create(database).sql(limit() + statement).update();
        return attempt;
      } catch (DataAccessException busy) {
        if (attempt == MOST || !String.valueOf(busy.getMessage()).contains("lock timeout")) {
          throw busy;
        }
      }
    }
  }

  /** Sent before the statement, on its connection. */
  String limit() {
    return "set lock_timeout = '100ms'; ";
  }
}
