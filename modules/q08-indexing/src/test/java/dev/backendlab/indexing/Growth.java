package dev.backendlab.indexing;

import dev.backendlab.kit.ByName;
import dev.backendlab.kit.InTurn;
import dev.backendlab.kit.Latencies;
import dev.backendlab.kit.Stage;
import dev.backendlab.kit.event.Event.Axis;
import dev.backendlab.kit.event.Event.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One query on tables of ten thousand, a hundred thousand and a million orders. */
record Growth(Stage stage, JdbcClient jdbc, Planner planner, Indexes indexes) {

  private static final List<Integer> TABLES = List.of(10_000, 100_000, OrderTable.ROWS);
  private static final Axis ROWS = new Axis("rows in the table", true);
  private static final int SCANS = 5;
  private static final int LOOKUPS = 500;

  /** Pages that a query reads: as a scan, by the index, and for a hundred rows; and its times. */
  record Size(int rows, long scan, long point, long range, Latencies scans, Latencies points) {}

  List<Size> measured() throws Exception {
    for (int rows : TABLES.subList(0, 2)) {
      OrderTable.make(jdbc, "create unlogged table", table(rows), rows);
    }
    var scanned = TABLES.stream().map(rows -> planner.plan(lookUp(rows)).pages()).toList();
    var scans = timed("a scan", SCANS);
    TABLES.forEach(rows -> jdbc.sql(indexes.definition("by-id", table(rows))).update());
    var points = timed("a point query", LOOKUPS);
    var sizes = new ArrayList<Size>();
    for (int rows : TABLES) {
      sizes.add(
          new Size(
              rows,
              scanned.get(sizes.size()),
              planner.plan(lookUp(rows)).pages(),
              planner.plan(hundred(rows)).pages(),
              scans.of(table(rows)),
              points.of(table(rows))));
    }
    show(sizes);
    return sizes;
  }

  private void show(List<Size> sizes) {
    var rows = each(sizes, Size::rows);
    stage.lines(
        "Pages read",
        ROWS,
        new Axis("pages", true),
        List.of(
            Series.counted("scan", rows, each(sizes, Size::scan)),
            Series.counted("point query", rows, each(sizes, Size::point)),
            Series.counted("range query", rows, each(sizes, Size::range))));
    stage.lines(
        "Time of a query",
        ROWS,
        new Axis("p50 in ms", true),
        List.of(
            Series.measured("scan", rows, each(sizes, size -> size.scans().p50().value())),
            Series.measured(
                "point query", rows, each(sizes, size -> size.points().p50().value()))));
  }

  private static List<Double> each(List<Size> sizes, ToDoubleFunction<Size> figure) {
    return sizes.stream().mapToDouble(figure).boxed().toList();
  }

  private String lookUp(int rows) {
    return indexes.query("by-id", table(rows));
  }

  private static String hundred(int rows) {
    return "select sum(cents) from %s where id between 5001 and 5100".formatted(table(rows));
  }

  private ByName<Latencies> timed(String what, int rounds) throws Exception {
    InTurn turns = stage.inTurn(what);
    for (int rows : TABLES) {
      var query = jdbc.sql(lookUp(rows)).query(Integer.class);
      turns = turns.way(table(rows), query::single);
    }
    return turns.rounds(rounds);
  }

  private static String table(int rows) {
    return rows == OrderTable.ROWS ? OrderTable.NAME : OrderTable.NAME + "_" + rows;
  }
}
