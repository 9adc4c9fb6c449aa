package dev.backendlab.indexing;

import dev.backendlab.postgresql.Plan;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** PostgreSQL's planner, asked how it runs a query, and told not to run it so. */
record Planner(DataSource database) {

  Plan plan(String sql, Object... values) {
    return Plan.of(JdbcClient.create(database), sql, values);
  }

  /** As if there were no other way than an index. */
  Plan forced(String sql) throws Exception {
    try (var connection = database.getConnection()) {
      var session = JdbcClient.create(new SingleConnectionDataSource(connection, true));
      session.sql("set enable_seqscan = off; set enable_bitmapscan = off").update();
      var plan = Plan.of(session, sql);
      session.sql("reset enable_seqscan; reset enable_bitmapscan").update();
      return plan;
    }
  }

  /** Whether it can search an index for each value of the first column (skip scan). */
  boolean skips() {
    return JdbcClient.create(database)
        .sql("select current_setting('server_version_num')::int >= 180000")
        .query(Boolean.class)
        .single();
  }
}
