package dev.backendlab.picture;

import dev.backendlab.kit.question.Picture.Shape;
import dev.backendlab.picture.Plan.Area;
import dev.backendlab.picture.Plan.Box;
import dev.backendlab.picture.Plan.Frame;
import dev.backendlab.picture.Plan.Note;
import dev.backendlab.picture.Plan.Point;
import dev.backendlab.picture.Plan.Route;
import dev.backendlab.picture.Scene.Way;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Writes a plan as SVG that stands in a page: its colours are the page's, by class, and it holds
 * neither styles nor scripts nor ids.
 */
final class Svg {

  /** So many units are the page's font size. */
  private static final double REM = 16;

  private static final double HEAD = 8;
  private static final double BREADTH = 3.6;
  private static final double EDGE = 2;

  /** Of the letters: from the upper edge of their line to where they stand. */
  private static final double ASCENT = 12;

  private final Plan plan;
  private final StringBuilder out = new StringBuilder();

  private Svg(Plan plan) {
    this.plan = plan;
  }

  /**
   * The picture, as wide as it is.
   *
   * @param name a class of its own
   */
  static String of(Plan plan, String name) {
    var svg = new Svg(plan);
    svg.draw(name);
    return svg.out.toString();
  }

  private void draw(String name) {
    double width = plan.width() + 2 * EDGE;
    double height = plan.height() + 2 * EDGE;
    out.append(
        String.format(
            Locale.ROOT,
            "<svg class=\"%s\" role=\"img\" viewBox=\"%s %s %s %s\" width=\"%srem\""
                + " height=\"%srem\"><title>%s</title><desc>%s</desc>",
            name,
            figure(-EDGE),
            figure(-EDGE),
            figure(width),
            figure(height),
            figure(width / REM),
            figure(height / REM),
            escaped(plan.scene().picture().kind()),
            escaped(description())));
    plan.frames().forEach(this::frame);
    for (var lifeline : plan.lifelines()) {
      line("lifeline", lifeline.x(), lifeline.from(), lifeline.x(), lifeline.to());
    }
    for (int i = 0; i < plan.boxes().size(); i++) {
      var player = plan.scene().players().get(i);
      box(plan.boxes().get(i), player.shape(), player.mark());
    }
    plan.notes().forEach(this::note);
    for (int i = 0; i < plan.routes().size(); i++) {
      way(plan.routes().get(i), plan.scene().ways().get(i));
    }
    for (int i = 0; i < plan.routes().size(); i++) {
      words(plan.routes().get(i), plan.scene().ways().get(i));
    }
    plan.frames().forEach(this::titles);
    out.append("</svg>");
  }

  private String description() {
    return plan.scene().picture().lines().stream()
        .map(line -> line.text() + ".")
        .collect(Collectors.joining(" "));
  }

  static String escaped(String text) {
    var safe = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '&' -> safe.append("&amp;");
            case '<' -> safe.append("&lt;");
            case '>' -> safe.append("&gt;");
            case '"' -> safe.append("&quot;");
            case '\'' -> safe.append("&#39;");
            default -> {
              if (!Character.isISOControl(c)) {
                safe.appendCodePoint(c);
              }
            }
          }
        });
    return safe.toString();
  }

  /** Without what nobody sees. */
  private static String figure(double value) {
    var text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  private void line(String name, double x1, double y1, double x2, double y2) {
    out.append(
        "<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>"
            .formatted(name, figure(x1), figure(y1), figure(x2), figure(y2)));
  }

  private void rect(String name, Area area, double round) {
    out.append(
        "<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"%s\"/>"
            .formatted(
                name,
                figure(area.x()),
                figure(area.y()),
                figure(area.width()),
                figure(area.height()),
                figure(round)));
  }

  private void frame(Frame frame) {
    rect("frame", frame.area(), 6);
    for (var rule : frame.rules()) {
      line("rule", frame.area().x(), rule.y(), frame.area().right(), rule.y());
    }
  }

  private void titles(Frame frame) {
    double x = frame.area().x() + plan.units().margin() - 2;
    title(x, frame.area().y() + 4, frame.title());
    frame.rules().forEach(rule -> title(x, rule.y() + 4, rule.title()));
  }

  private void title(double x, double y, Words title) {
    if (!plan.lifelines().isEmpty()) {
      rect("gap", new Area(x - 2, y, title.width() + 4, title.height()), 2);
    }
    left("title", x, y, title.lines());
  }

  private void box(Box box, Shape shape, Mark mark) {
    var area = box.area();
    var kind = "box" + marked(mark);
    switch (shape) {
      case BOX -> rect(kind, area, 4);
      case ROUND, PERSON -> rect(kind, area, Math.min(16, area.height() / 2));
      case STORE -> {
        double lid = 5;
        out.append(
            "<path class=\"%1$s\" d=\"M%2$s %4$sA%6$s %7$s 0 0 1 %3$s %4$sV%5$sA%6$s %7$s 0 0 1 %2$s %5$sZM%2$s %4$sA%6$s %7$s 0 0 0 %3$s %4$s\"/>"
                .formatted(
                    kind,
                    figure(area.x()),
                    figure(area.right()),
                    figure(area.y() + lid),
                    figure(area.bottom() - lid),
                    figure(area.width() / 2),
                    figure(lid)));
      }
    }
    var within = shape == Shape.STORE ? area.moved(0, 4) : area;
    centred("name" + marked(mark), within, box.words().lines());
  }

  private static String marked(Mark mark) {
    return mark == Mark.PLAIN ? "" : " " + mark.name().toLowerCase(Locale.ROOT);
  }

  private void note(Note note) {
    rect("note", note.area(), 3);
    centred("remark", note.area(), note.words().lines());
  }

  private void centred(String name, Area area, List<String> lines) {
    double x = area.x() + area.width() / 2;
    double y = area.y() + (area.height() - lines.size() * plan.units().line()) / 2 + ASCENT;
    text(name, "middle", x, y, lines);
  }

  private void left(String name, double x, double y, List<String> lines) {
    text(name, "start", x, y + ASCENT, lines);
  }

  private void text(String name, String anchor, double x, double y, List<String> lines) {
    double at = y;
    for (var line : lines) {
      out.append(
          "<text class=\"%s\" x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>"
              .formatted(name, figure(x), figure(at), anchor, escaped(line)));
      at += plan.units().line();
    }
  }

  /** A line, round where it bends, and its head. */
  private void way(Route route, Way way) {
    var points = route.points();
    var end = points.getLast();
    var before = points.get(points.size() - 2);
    double length = Math.hypot(end.x() - before.x(), end.y() - before.y());
    double across = length == 0 ? 0 : (end.x() - before.x()) / length;
    double down = length == 0 ? 1 : (end.y() - before.y()) / length;
    var neck = new Point(end.x() - HEAD * across, end.y() - HEAD * down);
    var kind = marked(way.mark());
    out.append(
        "<path class=\"way%s%s\" d=\"M%s"
            .formatted(way.dashed() ? " dashed" : "", kind, at(points.getFirst())));
    for (int i = 1; i + 1 < points.size(); i++) {
      bend(points.get(i - 1), points.get(i), points.get(i + 1));
    }
    out.append("L%s\"/>".formatted(at(neck)));
    out.append(
        "<path class=\"head%s\" d=\"M%sL%sL%sZ\"/>"
            .formatted(
                kind,
                at(end),
                at(new Point(neck.x() - BREADTH * down, neck.y() + BREADTH * across)),
                at(new Point(neck.x() + BREADTH * down, neck.y() - BREADTH * across))));
  }

  private static String at(Point point) {
    return figure(point.x()) + " " + figure(point.y());
  }

  private void bend(Point before, Point corner, Point after) {
    double round = Math.min(5, Math.min(distance(before, corner), distance(corner, after)) / 2);
    out.append(
        "L%sQ%s %s"
            .formatted(
                at(towards(corner, before, round)), at(corner), at(towards(corner, after, round))));
  }

  private static double distance(Point one, Point other) {
    return Math.hypot(one.x() - other.x(), one.y() - other.y());
  }

  private static Point towards(Point from, Point to, double by) {
    double whole = distance(from, to);
    return whole == 0
        ? from
        : new Point(
            from.x() + (to.x() - from.x()) * by / whole,
            from.y() + (to.y() - from.y()) * by / whole);
  }

  private void words(Route route, Way way) {
    var around = route.around();
    var lines = route.label().lines();
    double width = route.label().width() + 4;
    double height = lines.size() * plan.units().line();
    double middle = around.x() + around.width() / 2;
    rect("gap", new Area(middle - width / 2, around.y(), width, height), 2);
    centred(
        "label" + marked(way.mark()),
        new Area(around.x(), around.y(), around.width(), height),
        lines);
    var tick = way.tick();
    if (!tick.isEmpty()) {
      var at = route.tick();
      double wide = plan.units().width(tick) + 10;
      var badge = new Area(at.x() + (at.width() - wide) / 2, at.y(), wide, plan.units().line());
      rect("badge" + marked(way.mark()), badge, 8);
      centred("tick" + marked(way.mark()), badge, List.of(tick));
    }
  }
}
