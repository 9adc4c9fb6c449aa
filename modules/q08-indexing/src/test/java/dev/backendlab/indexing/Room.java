package dev.backendlab.indexing;

import dev.backendlab.kit.Bar;
import dev.backendlab.kit.ByName;
import dev.backendlab.kit.Column;
import dev.backendlab.kit.Counted;
import dev.backendlab.kit.Stage;
import dev.backendlab.kit.figure.Figures;
import dev.backendlab.postgresql.Plan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an index takes, and what its query reads in return.
 *
 * @param plan of the query, while this is the only index
 */
record Room(Index index, long bytes, Plan plan) {

  private static final List<Column> COLUMNS =
      List.of(
          Column.of("index"),
          Column.of("definition"),
          Column.counted("MiB"),
          Column.counted("pages that its query reads"));

  private static final List<String> NAMES =
      List.of(
          "by_time",
          "by_time_brin",
          "open_by_time",
          "by_customer",
          "by_customer_covering",
          "by_word");

  /** Six of the shop's indexes, each by its name. */
  static ByName<Room> of(Indexes indexes, Planner planner) {
    var rooms = new LinkedHashMap<String, Room>();
    NAMES.forEach(name -> rooms.put(name, alone(name, indexes, planner)));
    return new ByName<>(rooms);
  }

  private static Room alone(String name, Indexes indexes, Planner planner) {
    indexes.only(name);
    var index = indexes.named(name);
    long bytes = indexes.bytes(name).orElseThrow();
    return new Room(index, bytes, planner.plan(index.queryOn(OrderTable.NAME)));
  }

  static void show(Stage stage, long table, ByName<Room> named) {
    var rooms = List.copyOf(named.all().values());
    var bars =
        Stream.concat(
                Stream.of(Bar.bar("the table", mebibytes(table))),
                rooms.stream().map(room -> Bar.bar(room.name(), mebibytes(room.bytes))))
            .toList();
    stage.logarithmicBars("What the table and its indexes take", "MiB", bars);
    stage.table("What each index takes, and what it gives", COLUMNS, rooms, Room::row);
  }

  static long sum(ByName<Room> rooms) {
    return rooms.all().values().stream().mapToLong(Room::bytes).sum();
  }

  /** How many of them their own query is answered by: the others are room for nothing. */
  static long used(ByName<Room> rooms) {
    return rooms.all().values().stream().filter(room -> room.plan.uses(room.name())).count();
  }

  private String name() {
    return index.nameOn(OrderTable.NAME);
  }

  private List<String> row() {
    return List.of(name(), index.columns(), Figures.of(mebibytes(bytes)), Figures.of(plan.pages()));
  }

  private static Counted mebibytes(long bytes) {
    return new Counted(bytes / (double) (1 << 20));
  }
}
