package dev.backendlab.picture;

import dev.backendlab.kit.question.Picture.Shape;
import dev.backendlab.picture.Drawing.Ink;
import dev.backendlab.picture.Plan.Area;
import dev.backendlab.picture.Plan.Box;
import dev.backendlab.picture.Plan.Frame;
import dev.backendlab.picture.Plan.Note;
import dev.backendlab.picture.Plan.Point;
import dev.backendlab.picture.Plan.Route;
import dev.backendlab.picture.Scene.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Draws a plan with box characters. */
final class BoxPen {

  private final Plan plan;
  private final Cells cells;

  private BoxPen(Plan plan) {
    this.plan = plan;
    this.cells = new Cells((int) Math.ceil(plan.width()) + 1, (int) Math.ceil(plan.height()) + 1);
  }

  /** The drawing; empty where something would cover something else. */
  static Optional<Drawing> drawn(Plan plan) {
    var pen = new BoxPen(plan);
    pen.draw();
    return pen.cells.isLegible() ? Optional.of(new Drawing(pen.rows())) : Optional.empty();
  }

  private List<Drawing.Row> rows() {
    var rows = new ArrayList<>(cells.rows());
    while (!rows.isEmpty() && rows.getLast().pieces().isEmpty()) {
      rows.removeLast();
    }
    return rows;
  }

  private void draw() {
    plan.frames().forEach(this::frame);
    for (var lifeline : plan.lifelines()) {
      int x = whole(lifeline.x());
      cells.line(x, whole(lifeline.from()) - 1, x, whole(lifeline.to()), false, Ink.FAINT);
    }
    for (int i = 0; i < plan.boxes().size(); i++) {
      var player = plan.scene().players().get(i);
      box(plan.boxes().get(i), player.shape(), ink(player.mark(), Ink.PLAIN));
    }
    plan.notes().forEach(this::note);
    for (int i = 0; i < plan.routes().size(); i++) {
      way(plan.routes().get(i), plan.scene().ways().get(i), i + 1);
    }
    for (int i = 0; i < plan.routes().size(); i++) {
      words(plan.routes().get(i), plan.scene().ways().get(i), i + 1);
    }
    plan.frames().forEach(this::titles);
    for (int i = 0; i < plan.boxes().size(); i++) {
      var player = plan.scene().players().get(i);
      name(plan.boxes().get(i), ink(player.mark(), Ink.NAME));
    }
    for (var note : plan.notes()) {
      centred(note.area(), note.words(), Ink.PLAIN);
    }
  }

  private static Ink ink(Mark mark, Ink usual) {
    return switch (mark) {
      case PLAIN -> usual;
      case USED -> Ink.GOOD;
      case ASTRAY -> Ink.BAD;
      case BESIDE -> Ink.FAINT;
    };
  }

  private static int whole(double value) {
    return (int) Math.floor(value + 1e-6);
  }

  private void border(Area area, boolean dashed, Ink ink) {
    int x = whole(area.x());
    int y = whole(area.y());
    int right = x + whole(area.width()) - 1;
    int bottom = y + whole(area.height()) - 1;
    cells.line(x, y, right, y, dashed, ink);
    cells.line(right, y, right, bottom, dashed, ink);
    cells.line(right, bottom, x, bottom, dashed, ink);
    cells.line(x, bottom, x, y, dashed, ink);
  }

  private void frame(Frame frame) {
    border(frame.area(), true, Ink.FAINT);
    int x = whole(frame.area().x());
    int right = x + whole(frame.area().width()) - 1;
    for (var rule : frame.rules()) {
      cells.line(x, whole(rule.y()), right, whole(rule.y()), true, Ink.FAINT);
    }
  }

  private void titles(Frame frame) {
    int top = whole(frame.area().y());
    if (frame.beside()) {
      for (var line : frame.title().lines()) {
        cells.text(whole(frame.area().x()) + 2, ++top, line, 0, Ink.PLAIN);
      }
      return;
    }
    int bottom = top + whole(frame.area().height()) - 1;
    title(frame, List.of(top, bottom), frame.title());
    frame.rules().forEach(rule -> title(frame, List.of(whole(rule.y())), rule.title()));
  }

  /** In the line of the frame, where no arrow crosses it. */
  private void title(Frame frame, List<Integer> rows, Words title) {
    var text = " " + String.join(" ", title.lines()) + " ";
    int first = whole(frame.area().x()) + 2;
    int last = whole(frame.area().x()) + whole(frame.area().width()) - 2 - text.length();
    for (int y : rows) {
      for (int x = first; x <= last; x++) {
        if (cells.isFree(x, y, text.length())) {
          cells.text(x, y, text, 0, Ink.PLAIN);
          return;
        }
      }
    }
    cells.text(first, rows.getFirst(), text, 0, Ink.PLAIN); // and so it is illegible
  }

  private void box(Box box, Shape shape, Ink ink) {
    border(box.area(), false, ink);
    int x = whole(box.area().x());
    int y = whole(box.area().y());
    int right = x + whole(box.area().width()) - 1;
    int bottom = y + whole(box.area().height()) - 1;
    if (shape != Shape.BOX) {
      cells.sign(x, y, '╭', ink);
      cells.sign(right, y, '╮', ink);
      cells.sign(x, bottom, '╰', ink);
      cells.sign(right, bottom, '╯', ink);
    }
    if (shape == Shape.STORE) {
      for (int row = y + 1; row < bottom; row++) {
        cells.sign(x, row, '(', ink);
        cells.sign(right, row, ')', ink);
      }
    }
    inside(box.area(), true);
  }

  private void inside(Area area, boolean guarded) {
    int x = whole(area.x()) + 1;
    int y = whole(area.y()) + 1;
    int width = whole(area.width()) - 2;
    int height = whole(area.height()) - 2;
    if (guarded) {
      cells.guard(x, y, width, height);
    } else {
      cells.open(x, y, width, height);
    }
  }

  private void name(Box box, Ink ink) {
    inside(box.area(), false);
    centred(box.area(), box.words(), ink);
  }

  private void note(Note note) {
    var area = note.area();
    cells.blank(whole(area.x()), whole(area.y()), whole(area.width()), whole(area.height()));
    int x = whole(area.x());
    int y = whole(area.y());
    int right = x + whole(area.width()) - 1;
    int bottom = y + whole(area.height()) - 1;
    for (int column = x; column <= right; column++) {
      cells.sign(column, y, '─', Ink.FAINT);
      cells.sign(column, bottom, '─', Ink.FAINT);
    }
    for (int row = y; row <= bottom; row++) {
      cells.sign(x, row, row == y ? '┌' : row == bottom ? '└' : '│', Ink.FAINT);
      cells.sign(right, row, row == y ? '┐' : row == bottom ? '┘' : '│', Ink.FAINT);
    }
  }

  private void centred(Area area, Words words, Ink ink) {
    int y = whole(area.y()) + (whole(area.height()) - words.lines().size()) / 2;
    for (var line : words.lines()) {
      int x = whole(area.x()) + (whole(area.width()) - line.length()) / 2;
      cells.text(x, y++, line, 0, ink);
    }
  }

  private void way(Route route, Way way, int owner) {
    var ink = ink(way.mark(), Ink.ARROW);
    var corners = corners(route.points());
    cells.path(corners, owner, way.dashed(), ink);
    var last = corners.getLast();
    var before = corners.get(corners.size() - 2);
    int across = Integer.signum(last[0] - before[0]);
    int down = Integer.signum(last[1] - before[1]);
    cells.sign(last[0], last[1], across > 0 ? '▶' : across < 0 ? '◀' : down > 0 ? '▼' : '▲', ink);
  }

  /** From the border of a box, or a lifeline, to the cell before the other. */
  private List<int[]> corners(List<Point> points) {
    var corners = new ArrayList<int[]>();
    for (var point : points) {
      int[] cell = {column(point), row(point)};
      corners.add(cell);
    }
    boolean lifelines = !plan.lifelines().isEmpty();
    var first = corners.getFirst();
    var second = corners.get(1);
    if (!lifelines) { // a point on the right or lower side of a box is the cell beyond it
      if (second[0] > first[0]) {
        first[0]--;
      } else if (second[1] > first[1] && second[0] == first[0]) {
        first[1]--;
      }
    }
    var last = corners.getLast();
    var before = corners.get(corners.size() - 2);
    int across = Integer.signum(last[0] - before[0]);
    int down = Integer.signum(last[1] - before[1]);
    if (across > 0 || lifelines) {
      last[0] -= across;
    }
    if (down > 0) {
      last[1] -= 1;
    }
    return corners;
  }

  /** Where arrows lead down, their middle is the middle of a cell. */
  private int column(Point point) {
    return whole(plan.down() ? point.x() - 0.5 : point.x());
  }

  private int row(Point point) {
    boolean level = plan.lifelines().isEmpty() && !plan.down();
    return whole(level ? point.y() - 0.5 : point.y());
  }

  private void words(Route route, Way way, int owner) {
    var around = route.around();
    var ink = way.mark() == Mark.USED ? Ink.PLAIN : ink(way.mark(), Ink.PLAIN);
    var lines = route.label().lines();
    int level = plan.lifelines().isEmpty() ? level(around, owner) : -1;
    // rather through the words in the middle
    int y = level < 0 ? whole(around.y()) : level - lines.size() / 2;
    for (var line : lines) {
      words(line, around, y, owner, ink);
      y++;
    }
    if (!way.tick().isEmpty()) {
      int row = plan.lifelines().isEmpty() ? y : whole(route.tick().y());
      words(way.tick(), route.tick(), row, owner, ink(way.mark(), Ink.PLAIN));
    }
  }

  private void words(String line, Area area, int y, int owner, Ink ink) {
    int x = whole(area.x()) + (whole(area.width()) - line.length()) / 2;
    boolean inside = cells.belongs(x - 1, y, owner) && cells.belongs(x + line.length(), y, owner);
    if (inside) {
      cells.text(x - 1, y, " " + line + " ", owner, ink);
    } else {
      cells.text(x, y, line, owner, ink);
    }
  }

  /**
   * The row on which an arrow goes through its words to the right or left; -1 where none does.
   * Where halves were rounded, that is the row above or below them.
   */
  private int level(Area around, int owner) {
    int first = whole(around.x());
    int last = first + whole(around.width()) - 1;
    int height = whole(around.height());
    for (int i = 0; i < height + 2; i++) {
      int y = whole(around.y()) + (i < height ? i : i == height ? height : -1);
      if (cells.belongs(first, y, owner) && cells.belongs(last, y, owner)) {
        return y;
      }
    }
    return -1;
  }
}
