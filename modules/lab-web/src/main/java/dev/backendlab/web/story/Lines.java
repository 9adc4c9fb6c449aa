package dev.backendlab.web.story;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.event.Evidence;
import dev.backendlab.kit.face.Evidences;
import dev.backendlab.kit.face.Scale;
import dev.backendlab.kit.figure.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * Lines over a common axis, in percent of the room that the page has for them.
 *
 * @param up the ticks of the y axis, from above
 * @param across the ticks of the x axis, from the left
 * @param rows the same as a table: x, and the y of each line
 * @param evidence how the values came about
 */
record Lines(
    List<String> up,
    List<String> across,
    List<Line> lines,
    List<List<String>> rows,
    String evidence) {

  /**
   * A line.
   *
   * @param strokes its points, {@code x,y} with blanks between; more than one where it has gaps
   * @param dots the points that say their value
   * @param constructed whether it was calculated, not observed
   */
  record Line(
      String label, int number, List<String> strokes, List<Dot> dots, boolean constructed) {}

  /** A point of a line, and its value in words. */
  record Dot(String x, String y, String says) {}

  private static final int MOST_DOTS = 60;

  static Lines of(Event.LinesCharted chart) {
    var across = Scale.of(chart.series().stream().flatMap(s -> s.x().stream()), chart.x(), false);
    var up = Scale.of(chart.series().stream().flatMap(s -> s.y().stream()), chart.y(), true);
    var lines = new ArrayList<Line>();
    for (int i = 0; i < chart.series().size(); i++) {
      lines.add(line(chart.series().get(i), i, across, up));
    }
    return new Lines(
        ticks(up, 1, 0.5, 0), ticks(across, 0, 0.5, 1), lines, rows(chart), Evidences.of(chart));
  }

  private static List<String> ticks(Scale scale, double... shares) {
    var ticks = new ArrayList<String>();
    for (double share : shares) {
      ticks.add(Figures.of(scale.at(share)));
    }
    return ticks;
  }

  private static Line line(Event.Series series, int number, Scale across, Scale up) {
    var strokes = new ArrayList<String>();
    var stroke = new StringBuilder();
    var dots = new ArrayList<Dot>();
    int each = 1 + series.x().size() / MOST_DOTS;
    for (int i = 0; i < series.x().size(); i++) {
      double x = across.share(series.x().get(i));
      double y = 1 - up.share(series.y().get(i));
      if (!Double.isFinite(x) || !Double.isFinite(y)) {
        end(stroke, strokes);
        continue;
      }
      stroke.append(percent(x)).append(',').append(percent(y)).append(' ');
      if (i % each == 0) {
        dots.add(
            new Dot(
                percent(x) + "%",
                percent(y) + "%",
                "%s: %s at %s"
                    .formatted(
                        series.label(),
                        Figures.of(series.y().get(i)),
                        Figures.of(series.x().get(i)))));
      }
    }
    end(stroke, strokes);
    return new Line(
        series.label(), number % 4, strokes, dots, series.evidence() == Evidence.BY_CONSTRUCTION);
  }

  private static void end(StringBuilder stroke, List<String> strokes) {
    if (!stroke.isEmpty()) {
      strokes.add(stroke.toString().strip());
      stroke.setLength(0);
    }
  }

  private static List<List<String>> rows(Event.LinesCharted chart) {
    var rows = new TreeMap<Double, List<String>>();
    var series = chart.series();
    for (int s = 0; s < series.size(); s++) {
      for (int i = 0; i < series.get(s).x().size(); i++) {
        double x = series.get(s).x().get(i);
        var row = rows.computeIfAbsent(x, at -> emptyRow(at, series.size()));
        row.set(s + 1, Figures.of(series.get(s).y().get(i)));
      }
    }
    return List.copyOf(rows.values());
  }

  private static List<String> emptyRow(double x, int series) {
    var row = new ArrayList<String>();
    row.add(Figures.of(x));
    for (int i = 0; i < series; i++) {
      row.add("");
    }
    return row;
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f", share * 100);
  }
}
