package dev.backendlab.eventdriven;

import dev.backendlab.kit.Column;
import dev.backendlab.kit.Stage;
import java.util.ArrayList;
import java.util.List;

/** What happened when to one order, drawn as bars over time. */
final class Timeline {

  private static final int WIDTH = 40;

  private record Span(String what, double from, double to) {}

  private final List<Span> spans = new ArrayList<>();

  /** Adds a span, in ms since the customer's click. */
  Timeline span(String what, double from, double to) {
    spans.add(new Span(what, from, to));
    return this;
  }

  /** Adds one that begins where the last one ended. */
  Timeline then(String what, double millis) {
    double from = spans.isEmpty() ? 0 : spans.getLast().to();
    return span(what, from, from + millis);
  }

  void show(Stage stage, String title) {
    double end = spans.stream().mapToDouble(Span::to).max().orElseThrow();
    stage.table(
        title,
        List.of(
            Column.of("what"),
            Column.measured("from ms"),
            Column.measured("to ms"),
            Column.of("|" + "-".repeat(WIDTH - 2) + "|")),
        spans.stream().map(span -> row(span, end)).toList());
  }

  private static List<String> row(Span span, double end) {
    int from = (int) Math.round(span.from() / end * WIDTH);
    int to = Math.max(from + 1, (int) Math.round(span.to() / end * WIDTH));
    return List.of(
        span.what(),
        String.format(java.util.Locale.ROOT, "%.1f", span.from()),
        String.format(java.util.Locale.ROOT, "%.1f", span.to()),
        "·".repeat(from) + "█".repeat(to - from) + "·".repeat(Math.max(0, WIDTH - to)));
  }
}
