package dev.backendlab.indexing;

import dev.backendlab.kit.Column;
import dev.backendlab.kit.figure.Figures;
import dev.backendlab.postgresql.Plan;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reasons for which the planner leaves an index that is there, and what mends each. */
record LeftIndexes(JdbcClient jdbc, Planner planner) {

  private static final String PARCELS = "select id from parcel where state = 'ON_ITS_WAY'";

  /**
   * A reason.
   *
   * @param left how the query is run, in spite of the index
   * @param mended how it is run then
   */
  record Reason(String what, Plan left, String mend, Plan mended) {

    static final List<Column> COLUMNS =
        List.of(
            Column.of("reason"),
            Column.counted("pages read"),
            Column.of("mend"),
            Column.counted("pages read then"));

    static long left(List<Reason> reasons) {
      return reasons.stream().filter(Reason::isLeft).count();
    }

    static long mended(List<Reason> reasons) {
      return reasons.stream().filter(Reason::isMended).count();
    }

    private boolean isLeft() {
      return left.lines().stream().anyMatch(line -> line.contains("Seq Scan"));
    }

    private boolean isMended() {
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
            planner.plan(
                """
                select sum(cents) from orders
                where placed_at >= '2025-11-01' and placed_at < '2025-11-02'
                """)),
        new Reason(
            "a leading wildcard",
            planner.plan("select id from orders where note like '%4242'"),
            "an index on words",
            planner.plan(
                """
                select id from orders
                where to_tsvector('simple', note) @@ to_tsquery('simple', '4242')
                """)),
        new Reason(
            "a value of another type",
            planner.plan("select id from orders where customer = ?", new BigDecimal("42")),
            "the column's type",
            planner.plan("select id from orders where customer = ?", 42)),
        staleStatistics());
  }

  /** The planner believes what it was told when every parcel was still on its way. */
  private Reason staleStatistics() {
    jdbc.sql("drop table if exists parcel").update();
    jdbc.sql(
            """
            create unlogged table parcel with (autovacuum_enabled = false) as
            select id, 'ON_ITS_WAY' as state from orders where id <= 50000
            """)
        .update();
    jdbc.sql("create index parcel_by_state on parcel (state)").update();
    jdbc.sql("analyze parcel").update();
    jdbc.sql("update parcel set state = 'ARRIVED' where id % 500 <> 0").update();
    var left = planner.plan(PARCELS);
    jdbc.sql("vacuum (analyze) parcel").update();
    return new Reason("stale statistics", left, "VACUUM ANALYZE", planner.plan(PARCELS));
  }
}
