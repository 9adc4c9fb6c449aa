package dev.backendlab.indexing;

import dev.backendlab.kit.ByName;
import dev.backendlab.kit.Column;
import dev.backendlab.kit.InTurn;
import dev.backendlab.kit.Latencies;
import dev.backendlab.kit.Stage;
import dev.backendlab.kit.event.Event.Axis;
import dev.backendlab.kit.event.Event.Series;
import dev.backendlab.kit.figure.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One query on tables of ten thousand, a hundred thousand and a million orders. */
record Growth(Stage stage, JdbcClient jdbc, Planner planner, Index index) {

  private static final Axis ROWS = new Axis("rows in the table", true);
  private static final List<Integer> SIZES = List.of(10_000, 100_000, 1_000_000);
  private static final String RANGE = "select sum(cents) from %s where id between 5001 and 5100";
  private static final int SCANS = 10;
  private static final int LOOKUPS = 500;

  /**
   * A table, and what was read and waited for in it.
   *
   * @param scan pages of a point query without the index
   * @param point pages of the same query with it
   * @param range pages of a range of a hundred rows with it
   */
  record Size(
      int rows, long scan, long point, long range, Latencies scanning, Latencies lookingUp) {

    static final List<Column> COLUMNS =
        List.of(
            Column.counted("rows"),
            Column.counted("pages of a scan"),
            Column.counted("of a point query"),
            Column.counted("of a range query"),
            Column.measured("scan, p50 in ms"),
            Column.measured("point query, p50 in ms"));

    List<String> row() {
      return List.of(
          Figures.of(rows),
          Figures.of(scan),
          Figures.of(point),
          Figures.of(range),
          Figures.of(scanning.p50()),
          Figures.of(lookingUp.p50()));
    }
  }

  List<Size> measured() throws Exception {
    SIZES.stream()
        .filter(rows -> rows < OrderTable.ROWS)
        .forEach(rows -> OrderTable.make(jdbc, "create unlogged table", table(rows), rows));
    var scans = SIZES.stream().map(rows -> pages(rows, index.query())).toList();
    var scanning = timed("a scan", SCANS);
    SIZES.forEach(rows -> jdbc.sql(index.definitionOn(table(rows))).update());
    var lookingUp = timed("a point query", LOOKUPS);
    var sizes = new ArrayList<Size>();
    for (int i = 0; i < SIZES.size(); i++) {
      int rows = SIZES.get(i);
      sizes.add(
          new Size(
              rows,
              scans.get(i),
              pages(rows, index.query()),
              pages(rows, RANGE),
              scanning.of(named(rows)),
              lookingUp.of(named(rows))));
    }
    return sizes;
  }

  void show(List<Size> sizes) {
    stage.table("The same query on three tables", Size.COLUMNS, sizes, Size::row);
    stage.lines(
        "Pages read",
        ROWS,
        new Axis("pages", true),
        List.of(
            counted("scan", sizes, Size::scan),
            counted("point query", sizes, Size::point),
            counted("range query", sizes, Size::range)));
    stage.lines(
        "Time of a query",
        ROWS,
        new Axis("p50 in ms", true),
        List.of(
            timed("scan", sizes, size -> size.scanning().p50().value()),
            timed("point query", sizes, size -> size.lookingUp().p50().value())));
  }

  private long pages(int rows, String query) {
    return planner.plan(query.formatted(table(rows))).pages();
  }

  private ByName<Latencies> timed(String what, int rounds) throws Exception {
    InTurn turns = stage.inTurn(what);
    for (int rows : SIZES) {
      var sql = index.queryOn(table(rows));
      turns = turns.way(named(rows), () -> jdbc.sql(sql).query(Integer.class).single());
    }
    return turns.rounds(rounds);
  }

  private static Series counted(String label, List<Size> sizes, ToDoubleFunction<Size> pages) {
    return Series.counted(label, rows(sizes), sizes.stream().mapToDouble(pages).boxed().toList());
  }

  private static Series timed(String label, List<Size> sizes, ToDoubleFunction<Size> millis) {
    return Series.measured(label, rows(sizes), sizes.stream().mapToDouble(millis).boxed().toList());
  }

  private static List<Double> rows(List<Size> sizes) {
    return sizes.stream().map(size -> (double) size.rows()).toList();
  }

  private static String named(int rows) {
    return Figures.of(rows) + " rows";
  }

  /** The shop's own where it has so many rows. */
  private static String table(int rows) {
    return rows == OrderTable.ROWS ? OrderTable.NAME : OrderTable.NAME + "_" + rows;
  }
}
