package dev.backendlab.eventdriven;

import dev.backendlab.kit.Column;
import dev.backendlab.kit.Measured;
import dev.backendlab.kit.Stage;
import dev.backendlab.kit.figure.Figures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What happened when in a request to the in-line checkout.
 *
 * @param millis until the answer
 * @param parts how long each took, by the answer's Server-Timing
 */
record Timeline(double millis, List<Part> parts) {

  private static final Pattern PART = Pattern.compile("(\\w+);dur=([0-9.]+)");
  private static final int WIDTH = 40;
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("what"),
          Column.measured("from ms"),
          Column.measured("to ms"),
          Column.of("|" + "-".repeat(WIDTH - 2) + "|"));

  /** Of so many requests, one after the other; the shortest first. */
  static List<Timeline> of(int requests, Customer customer) {
    return Stream.generate(() -> of(customer))
        .limit(requests)
        .sorted(Comparator.comparingDouble(Timeline::millis))
        .toList();
  }

  private static Timeline of(Customer customer) {
    long start = System.nanoTime();
    var answer = customer.buys(Customer.IN_LINE);
    double millis = (System.nanoTime() - start) / 1e6;
    var parts =
        PART.matcher(answer.header("Server-Timing"))
            .results()
            .map(each -> new Part(each.group(1), Double.parseDouble(each.group(2))))
            .toList();
    return new Timeline(millis, parts);
  }

  record Part(String name, double millis) {}

  boolean isShorterThanItsParts() {
    return parts.stream().mapToDouble(Part::millis).sum() > millis;
  }

  static Measured median(List<Timeline> requests) {
    return Measured.median(requests.stream().mapToDouble(Timeline::millis).toArray());
  }

  static Measured slowestPart(List<Timeline> requests) {
    return Measured.median(
        requests.stream()
            .mapToDouble(each -> each.parts.stream().mapToDouble(Part::millis).max().orElse(0))
            .toArray());
  }

  void show(Stage stage) {
    var rows = new ArrayList<List<String>>();
    double from = 0;
    for (var part : parts) {
      rows.add(row(part.name(), from, from + part.millis()));
      from += part.millis();
    }
    rows.add(row("the customer waits", 0, millis));
    stage.table("The request of median length", COLUMNS, rows);
  }

  private List<String> row(String what, double from, double to) {
    int first = (int) Math.clamp(Math.round(from / millis * WIDTH), 0, WIDTH - 1);
    int last = (int) Math.clamp(Math.round(to / millis * WIDTH), first + 1, WIDTH);
    var bar = "·".repeat(first) + "█".repeat(last - first) + "·".repeat(WIDTH - last);
    return List.of(what, Figures.of(from), Figures.of(to), bar);
  }
}
