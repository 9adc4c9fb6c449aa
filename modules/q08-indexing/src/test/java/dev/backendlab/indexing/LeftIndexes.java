package dev.backendlab.indexing;

import dev.backendlab.kit.Column;
import dev.backendlab.kit.figure.Figures;
import dev.backendlab.postgresql.Plan;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reasons for which the planner leaves an index that is there, and what mends each. */
record LeftIndexes(Indexes indexes, JdbcClient jdbc, Planner planner) {

  private static final String CUSTOMER = "select id from orders where customer = ?";
  private static final String PARCELS = "select id from parcel where state = 'ON_ITS_WAY'";

  /** A reason, how the query is run in spite of its index, and how once it is mended. */
  record Reason(String what, Plan left, String mend, Plan mended) {

    static final List<Column> COLUMNS =
        List.of(
            Column.of("reason"),
            Column.counted("pages read"),
            Column.of("mend"),
            Column.counted("pages read then"));

    boolean isLeft() {
      return left.lines().stream().anyMatch(line -> line.contains("Seq Scan"));
    }

    boolean isMended() {
      return mended.lines().stream().anyMatch(line -> line.contains("Index Scan"));
    }

    List<String> row() {
      return List.of(what, Figures.of(left.pages()), mend, Figures.of(mended.pages()));
    }
  }

  List<Reason> all() {
    return List.of(
        new Reason(
            "a function on the column",
            planner.plan("select sum(cents) from orders where placed_at::date = '2025-11-01'"),
            "a range",
            planner.plan(indexes.query("by-time", OrderTable.NAME))),
        new Reason(
            "a leading wildcard",
            planner.plan("select id from orders where note like '%4242'"),
            "an index on words",
            planner.plan(indexes.query("by-word", OrderTable.NAME))),
        new Reason(
            "a value of another type",
            planner.plan(CUSTOMER, new BigDecimal("42")),
            "the column's type",
            planner.plan(CUSTOMER, 42)),
        staleStatistics());
  }

  /** The planner believes what it was told when every parcel was still on its way. */
  private Reason staleStatistics() {
    List.of(
            "drop table if exists parcel",
            "create unlogged table parcel with (autovacuum_enabled = false) as"
                + " select id, 'ON_ITS_WAY' as state from orders where id <= 50000",
            "create index parcel_by_state on parcel (state)",
            "analyze parcel",
            "update parcel set state = 'ARRIVED' where id % 500 <> 0")
        .forEach(statement -> jdbc.sql(statement).update());
    var left = planner.plan(PARCELS);
    jdbc.sql("vacuum (analyze) parcel").update();
    return new Reason("stale statistics", left, "VACUUM ANALYZE", planner.plan(PARCELS));
  }
}
