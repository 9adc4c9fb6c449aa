package dev.backendlab.migrations;

import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A script reaches production only after it has run on a copy of it. */
@Component
class Deployment {

  static final String PRODUCTION = "production";

  /**
   * How a script went.
   *
   * @param rehearsal the SQLSTATE with which it failed there, if it did
   * @param production the same for production; empty where it was not tried, too
   */
  record Outcome(Optional<String> rehearsal, Optional<String> production) {}

  Outcome of(String script, Databases databases) {
    var rehearsed = failure(script, rehearsal(databases));
    return rehearsed.isPresent()
        ? new Outcome(rehearsed, Optional.empty())
        : new Outcome(rehearsed, failure(script, databases.named(PRODUCTION)));
  }

  /** Where it is rehearsed: on the rows that production has. */
  DataSource rehearsal(Databases databases) {
    return databases.copy(PRODUCTION, "staging");
  }

  static Optional<String> failure(String script, DataSource database) {
    try {
      JdbcClient.create(database).sql(script).update();
      return Optional.empty();
    } catch (DataAccessException failed) {
      return failed.getMostSpecificCause() instanceof SQLException cause
          ? Optional.ofNullable(cause.getSQLState())
          : Optional.of("unknown");
    }
  }
}
