package dev.backendlab.caching;

import java.util.concurrent.Callable;
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
      jdbc.sql("create extension if not exists pg_stat_statements").update();
      ready = true;
    }
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
