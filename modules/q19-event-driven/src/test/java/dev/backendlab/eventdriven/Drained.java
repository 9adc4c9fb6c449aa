package dev.backendlab.eventdriven;

import dev.backendlab.kit.Column;
import dev.backendlab.kit.Counted;
import dev.backendlab.kit.Stage;
import dev.backendlab.kit.event.Event.Axis;
import dev.backendlab.kit.event.Event.Series;
import java.util.List;

/**
 * How a burst was worked off.
 *
 * @param idle consumers that were given no partition
 * @param millis from the first event sent to the last one committed
 * @param mails that were sent for it
 * @param lag over time, in events and ms
 */
record Drained(int consumers, int idle, double millis, long mails, Series lag) {

  Counted peak() {
    return new Counted(lag.y().stream().mapToDouble(Double::doubleValue).max().orElse(0));
  }

  static void show(Stage stage, List<Drained> all) {
    stage.lines(
        "Lag: events that are not done yet",
        new Axis("ms since the first", false),
        new Axis("events", false),
        all.stream().map(Drained::lag).toList());
    stage.table(
        "A burst of %d events".formatted(MailBurst.ORDERS),
        List.of(
            Column.counted("consumers"),
            Column.counted("with partitions"),
            Column.measured("drained after ms"),
            Column.counted("mails")),
        all.stream().map(Drained::row).toList());
  }

  private List<String> row() {
    return List.of("" + consumers, "" + (consumers - idle), "%.0f".formatted(millis), "" + mails);
  }
}
