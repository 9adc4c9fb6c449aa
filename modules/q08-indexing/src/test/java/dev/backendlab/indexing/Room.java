package dev.backendlab.indexing;

import dev.backendlab.kit.Bar;
import dev.backendlab.kit.ByName;
import dev.backendlab.kit.Column;
import dev.backendlab.kit.Counted;
import dev.backendlab.kit.Stage;
import dev.backendlab.kit.figure.Figures;
import dev.backendlab.postgresql.Plan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** What an index takes, and the plan of its query while there is no other index. */
record Room(String definition, long bytes, Plan plan) {

  private static final List<Column> COLUMNS =
      List.of(
          Column.of("on orders"), Column.counted("MiB"), Column.counted("pages its query reads"));

  /** These indexes, each made without any other. */
  static ByName<Room> of(Indexes indexes, Planner planner, String... names) {
    var rooms = new LinkedHashMap<String, Room>();
    for (var name : names) {
      indexes.only(name);
      var definition = indexes.definition(name, OrderTable.NAME);
      var plan = planner.plan(indexes.query(name, OrderTable.NAME));
      rooms.put(name, new Room(definition, indexes.bytes(name).orElseThrow(), plan));
    }
    return new ByName<>(rooms);
  }

  static void show(Stage stage, long table, ByName<Room> rooms) {
    var bars = new ArrayList<>(List.of(Bar.bar("the table", mebibytes(table))));
    bars.addAll(Bar.of(rooms.map(room -> mebibytes(room.bytes))));
    stage.logarithmicBars("What the table and its indexes take", "MiB", bars);
    var all = List.copyOf(rooms.all().values());
    stage.table("What each index takes, and what it gives", COLUMNS, all, Room::row);
  }

  static Counted percentOf(long table, ByName<Room> rooms) {
    return Counted.percent(rooms.all().values().stream().mapToLong(Room::bytes).sum(), table);
  }

  /** How many of them their own query is answered by: the others are room for nothing. */
  static long used(ByName<Room> rooms) {
    var plans = rooms.all().values().stream().map(Room::plan);
    return plans.filter(plan -> !plan.scans(OrderTable.NAME)).count();
  }

  private List<String> row() {
    return List.of(
        definition.replaceFirst(".* on orders ", ""),
        Figures.of(mebibytes(bytes)),
        Figures.of(plan.pages()));
  }

  private static Counted mebibytes(long bytes) {
    return new Counted(bytes / (double) (1 << 20));
  }
}
