package dev.backendlab.postgresql;

import dev.backendlab.kit.Counter;
import javax.sql.DataSource;
import org.opentest4j.TestAbortedException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Counts statements, or their rows, by PostgreSQL's own counters.
 *
 * @see <a href="https://www.postgresql.org/docs/18/pgstatstatements.html">F.30.
 *     pg_stat_statements</a>
 */
final class StatementCounter implements Counter {

  private final JdbcClient jdbc;
  private final String column;
  private final String part;

  /** The lab's own server counts; a user's may not, and then there is nothing to prove on it. */
  StatementCounter(DataSource server, String column, String part) {
    this.jdbc = JdbcClient.create(server);
    this.column = column;
    this.part = part;
    try {
      jdbc.sql("create extension if not exists pg_stat_statements").update();
      now();
    } catch (DataAccessException uncounted) {
      throw new TestAbortedException(
          "This PostgreSQL counts no statements: add pg_stat_statements to its"
              + " shared_preload_libraries, or run with --services embedded. It says: "
              + uncounted.getMostSpecificCause().getMessage(),
          uncounted);
    }
  }

  @Override
  public long now() {
    return jdbc.sql(
            """
            select coalesce(sum(%s), 0) from pg_stat_statements
            where dbid = (select oid from pg_database where datname = current_database())
            and position(:part in query) > 0 and position('pg_stat_statements' in query) = 0
            """
                .formatted(column))
        .param("part", part)
        .query(Long.class)
        .single();
  }
}
