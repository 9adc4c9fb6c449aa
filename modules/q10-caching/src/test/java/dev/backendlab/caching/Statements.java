package dev.backendlab.caching;

import java.util.concurrent.Callable;
import org.junit.jupiter.api.Assumptions;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts the statements that reached PostgreSQL, by PostgreSQL's own counters. */
@Component
class Statements {

  static final String PAGES = "/* product page */";
  static final String BESTSELLERS = "/* bestsellers */";

  private final JdbcClient jdbc;
  private boolean ready;

  Statements(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * How often statements with this comment were executed while the work was done.
   *
   * @throws Exception what the work throws
   */
  long during(String comment, Callable<?> work) throws Exception {
    long before = count(comment);
    work.call();
    return count(comment) - before;
  }

  private long count(String comment) {
    if (!ready) {
      prepare();
      ready = true;
    }
    return calls(comment);
  }

  /** The lab's own server counts; a user's may not, and then there is nothing to prove on it. */
  private void prepare() {
    try {
      jdbc.sql("create extension if not exists pg_stat_statements").update();
      calls(PAGES);
    } catch (DataAccessException uncounted) {
      Assumptions.abort(
          "This PostgreSQL counts no statements: add pg_stat_statements to its"
              + " shared_preload_libraries, or run with --services embedded. It says: "
              + uncounted.getMostSpecificCause().getMessage());
    }
  }

  private long calls(String comment) {
    return jdbc.sql(
            """
            select coalesce(sum(calls), 0) from pg_stat_statements
            where dbid = (select oid from pg_database where datname = current_database())
            and position(:comment in query) > 0
            """)
        .param("comment", comment)
        .query(Long.class)
        .single();
  }
}
