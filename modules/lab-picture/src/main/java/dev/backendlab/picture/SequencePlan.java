package dev.backendlab.picture;

import dev.backendlab.kit.question.Picture.Group;
import dev.backendlab.kit.question.Sequence;
import dev.backendlab.kit.question.Sequence.Step;
import dev.backendlab.picture.Plan.Area;
import dev.backendlab.picture.Plan.Box;
import dev.backendlab.picture.Plan.Frame;
import dev.backendlab.picture.Plan.Lifeline;
import dev.backendlab.picture.Plan.Note;
import dev.backendlab.picture.Plan.Point;
import dev.backendlab.picture.Plan.Route;
import dev.backendlab.picture.Plan.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Lays out a sequence: a column for each player, below each other what happens. */
final class SequencePlan {

  private static final double HOOK = 4;
  private static final double TICK = 9;
  private static final double TICK_ABOVE = 5;

  private final Scene scene;
  private final Units units;
  private final Columns columns;
  private final List<Box> boxes = new ArrayList<>();
  private final List<Frame> groups = new ArrayList<>();
  private final List<Frame> frames = new ArrayList<>();
  private final List<Route> routes = new ArrayList<>();
  private final List<Note> notes = new ArrayList<>();
  private double y;
  private double left;
  private double right;

  private SequencePlan(Scene scene, Units units, Columns columns) {
    this.scene = scene;
    this.units = units;
    this.columns = columns;
  }

  /**
   * The plan of this sequence.
   *
   * @param widest how wide words may be where their columns could be nearer
   */
  static Plan of(Scene scene, Sequence sequence, Units units, double widest) {
    var plan = new SequencePlan(scene, units, new Columns(scene, sequence, units, widest));
    plan.y = sequence.groups().isEmpty() ? 0 : units.title();
    plan.heads();
    double top = plan.y;
    sequence.groups().forEach(plan::group);
    plan.y += sequence.groups().isEmpty() ? 0 : plan.foot();
    plan.y += units.step();
    sequence.steps().forEach(plan::place);
    while (plan.routes.size() < scene.ways().size()) {
      plan.message();
    }
    return plan.moved(top);
  }

  private void heads() {
    int all = scene.players().size();
    double tallest = 0;
    for (int i = 0; i < all; i++) {
      tallest = Math.max(tallest, columns.name(i).height());
    }
    double height = tallest + 2 * units.padY();
    for (int i = 0; i < all; i++) {
      double width = columns.nameWidth(i);
      var area = new Area(columns.at(i) - units.half(width), y, width, height);
      boxes.add(new Box(area, columns.name(i)));
      reach(area);
    }
    y += height;
  }

  /** Around the boxes of its members; down their lifelines it would only be in the way. */
  private void group(Group group) {
    var first = boxes.get(columns.first(group)).area();
    var last = boxes.get(columns.last(group)).area();
    double x = first.x() - units.margin();
    var area = new Area(x, 0, last.right() + units.margin() - x, y + foot());
    groups.add(new Frame(area, Words.of(group.label(), Double.MAX_VALUE, units), false, List.of()));
    reach(area);
  }

  private double foot() {
    return units.cells() ? 1 : units.padY();
  }

  private void reach(Area area) {
    left = Math.min(left, area.x());
    right = Math.max(right, area.right());
  }

  private void place(Step step) {
    switch (step) {
      case Step.Message message -> message();
      case Step.Note note -> note(note);
      case Step.Alternative several -> alternative(several);
    }
  }

  /** The next way: they are in the order of the steps. */
  private void message() {
    var way = scene.ways().get(routes.size());
    var label = columns.label(way);
    double from = columns.at(way.from());
    double to = columns.at(way.to());
    if (way.from() == way.to()) {
      hook(from, label);
      return;
    }
    double first = Math.min(from, to) + (units.cells() ? 1 : 0);
    double room = Math.max(from, to) - first;
    var around =
        new Area(
            first + units.half(room - label.width()),
            y,
            units.whole(label.width()),
            label.height());
    y += label.height() + units.drop();
    y += scene.watched() && !units.cells() ? TICK_ABOVE : 0;
    var points = List.of(new Point(from, y), new Point(to, y));
    double tick = TICK * units.letter();
    double up = units.cells() ? 0 : units.line() / 2;
    var ticked = new Area(first + units.half(room - tick), y - up, tick, units.line());
    routes.add(new Route(points, label, around, ticked));
    y += units.row() + units.step();
  }

  private void hook(double x, Words label) {
    double wide = HOOK * units.letter();
    double high = units.cells() ? 1 : units.step();
    var around = new Area(x + units.side(), y, units.whole(label.width()), label.height());
    y += label.height() + units.drop();
    var points =
        List.of(
            new Point(x, y),
            new Point(x + wide, y),
            new Point(x + wide, y + high),
            new Point(x, y + high));
    var tick = new Area(x + wide + units.side(), y, TICK * units.letter(), units.line());
    routes.add(new Route(points, label, around, tick));
    reach(around);
    reach(tick);
    y += high + units.row() + units.step();
  }

  private void note(Step.Note note) {
    var words = columns.words(note);
    double width = units.whole(words.width() + 2 * units.padX());
    double x;
    if (Columns.spans(note)) {
      double one = columns.at(columns.index(note.beside().getFirst()));
      double other = columns.at(columns.index(note.beside().getLast()));
      double overhang = units.padX();
      width = Math.max(width, Math.abs(other - one) + 2 * overhang + (units.cells() ? 1 : 0));
      x = Math.min(one, other) + units.half(Math.abs(other - one) - width);
      if (units.cells()) {
        x = Math.min(one, other) - Math.floor((width - Math.abs(other - one)) / 2);
      }
    } else {
      double at = columns.at(columns.index(note.beside().getFirst()));
      x =
          switch (note.place()) {
            case OVER -> at - units.half(width);
            case LEFT -> at - units.side() - width;
            case RIGHT -> at + units.side();
          };
      if (note.place() == Sequence.Place.OVER) {
        x = Math.max(left, Math.min(x, right - width)); // rather inside of the picture
      }
    }
    var area = new Area(x, y, width, words.height() + 2 * units.padY());
    notes.add(new Note(area, words));
    reach(area);
    y += area.height() + units.step();
  }

  private void alternative(Step.Alternative several) {
    double top = y;
    var rules = new ArrayList<Rule>();
    var word = "if ";
    for (var branch : several.branches()) {
      rules.add(new Rule(y, Words.of(word + branch.condition(), Double.MAX_VALUE, units)));
      word = "else ";
      y += units.title() + units.step() / 2;
      branch.steps().forEach(this::place);
    }
    // how wide it is shows at the end
    frames.add(
        new Frame(
            new Area(0, top, 0, y - top + (units.cells() ? 1 : 0)),
            rules.removeFirst().title(),
            false,
            rules));
    y += units.cells() ? 1 : units.step();
  }

  /** All of it, so that its upper left corner is at 0. */
  private Plan moved(double top) {
    double outer = frames.isEmpty() ? 0 : units.margin();
    double width = right - left + 2 * outer;
    for (var frame : frames) {
      width = Math.max(width, room(frame.title()));
      for (var rule : frame.rules()) {
        width = Math.max(width, room(rule.title()));
      }
    }
    double across = outer - left;
    double wide = width;
    double end = y + (units.cells() ? 0 : 2);
    return new Plan(
        scene,
        units,
        false,
        width,
        end,
        boxes.stream().map(box -> new Box(box.area().moved(across, 0), box.words())).toList(),
        java.util.stream.IntStream.range(0, boxes.size())
            .mapToObj(i -> new Lifeline(columns.at(i) + across, top, end))
            .toList(),
        Stream.concat(
                groups.stream()
                    .map(group ->
                        new Frame(group.area().moved(across, 0), group.title(), false, List.of())),
                frames.stream()
                    .map(frame ->
                        new Frame(
                            new Area(0, frame.area().y(), wide, frame.area().height()),
                            frame.title(),
                            false,
                            frame.rules())))
            .toList(),
        routes.stream().map(route -> moved(route, across)).toList(),
        notes.stream().map(note -> new Note(note.area().moved(across, 0), note.words())).toList());
  }

  private double room(Words title) {
    return title.width() + 2 * units.padX() + 2 * units.side();
  }

  private static Route moved(Route route, double across) {
    return new Route(
        route.points().stream().map(at -> new Point(at.x() + across, at.y())).toList(),
        route.label(),
        route.around().moved(across, 0),
        route.tick().moved(across, 0));
  }
}
