package dev.backendlab.picture;

import dev.backendlab.kit.question.Flowchart;
import dev.backendlab.kit.question.Picture.Group;
import dev.backendlab.kit.question.Picture.Shape;
import dev.backendlab.picture.Graph.Edge;
import dev.backendlab.picture.Graph.Node;
import dev.backendlab.picture.Graph.Size;
import dev.backendlab.picture.Plan.Area;
import dev.backendlab.picture.Plan.Box;
import dev.backendlab.picture.Plan.Frame;
import dev.backendlab.picture.Plan.Route;
import dev.backendlab.picture.Scene.Way;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Lays out a flowchart: sizes here, places by a library. */
final class FlowchartPlan {

  private static final double LONGEST_NAME = 20;
  private static final double LONGEST_TITLE = 16;
  private static final double TICK = 9;
  private static final double LID = 6;

  private final Scene scene;
  private final Flowchart flowchart;
  private final Units units;
  private final Manner manner;
  private final double widest;

  private FlowchartPlan(Scene scene, Flowchart flowchart, Units units, Manner manner) {
    this.scene = scene;
    this.flowchart = flowchart;
    this.units = units;
    this.manner = manner;
    this.widest = manner.widest() * units.letter();
  }

  /**
   * A way to lay it out.
   *
   * @param down whether the arrows lead down; else to the right
   * @param widest how many letters words beside arrows may have on a line
   * @param beside whether titles of groups stand beside what is in them; else above it
   */
  record Manner(boolean down, int widest, boolean beside) {}

  /** The plan of this flowchart; empty where no layout is found. */
  static Optional<Plan> of(
      Scene scene, Flowchart flowchart, Units units, Manner manner, KeptLayouts layouts) {
    var plan = new FlowchartPlan(scene, flowchart, units, manner);
    return layouts.of(plan.graph()).map(plan::plan);
  }

  private Graph graph() {
    var nodes = new ArrayList<Node>();
    for (int i = 0; i < scene.players().size(); i++) {
      nodes.add(new Node(size(i), group(i)));
    }
    return new Graph(
        units,
        manner.down(),
        manner.beside(),
        nodes,
        flowchart.groups().stream()
            .map(group -> title(group))
            .map(title -> new Size(title.width(), title.height()))
            .toList(),
        scene.ways().stream().map(way -> new Edge(way.from(), way.to(), size(way))).toList());
  }

  private Words name(int player) {
    double most = Math.min(LONGEST_NAME, Math.max(12, widest / units.letter()));
    return Words.of(scene.players().get(player).label(), most * units.letter(), units);
  }

  private Words title(Group group) {
    double most = manner.beside() ? LONGEST_TITLE * units.letter() : Double.MAX_VALUE;
    return Words.of(group.label(), most, units);
  }

  private Words label(Way way) {
    return Words.of(way.label(), widest, units);
  }

  /** Of a box: with room for each arrow that begins or ends at one side of it. */
  private Size size(int player) {
    var name = name(player);
    double width = units.whole(units.nameWidth(name) + 2 * units.padX());
    boolean store = scene.players().get(player).shape() == Shape.STORE;
    double lid = store && !units.cells() ? LID : 0;
    double height = name.height() + 2 * units.padY() + lid;
    long out = scene.ways().stream().filter(way -> way.from() == player).count();
    long in = scene.ways().stream().filter(way -> way.to() == player).count();
    long sides = isInCircle(player) ? out + in : Math.max(out, in);
    double needed = (sides + 2) * (manner.down() ? units.wireX() : units.wireY());
    return manner.down()
        ? new Size(odd(Math.max(width, needed)), height)
        : new Size(width, Math.max(height, needed));
  }

  /** Whether arrows lead from it back to it, so that one of them begins where others end. */
  private boolean isInCircle(int player) {
    var reached = new HashSet<Integer>();
    var next = new ArrayDeque<>(List.of(player));
    while (!next.isEmpty()) {
      int from = next.remove();
      for (var way : scene.ways()) {
        if (way.from() == from && reached.add(way.to())) {
          next.add(way.to());
        }
      }
    }
    return reached.contains(player);
  }

  /** With a cell in the middle, where there are cells, so that an arrow meets it there. */
  private double odd(double size) {
    return units.cells() && size % 2 == 0 ? size + 1 : size;
  }

  /** Of an arrow's words, and of its tick below them. */
  private Size size(Way way) {
    var label = label(way);
    double tick = scene.watched() ? TICK * units.letter() : 0;
    double around = units.cells() ? 2 : 8;
    double width = units.whole(Math.max(label.width(), tick) + around);
    double height = label.height() + (scene.watched() ? units.line() : 0);
    return manner.down() ? new Size(odd(width), height) : new Size(width, odd(height));
  }

  private int group(int player) {
    var participants = flowchart.participants();
    if (player >= participants.size()) {
      return -1; // the picture lacks it
    }
    var id = participants.get(player).id();
    return IntStream.range(0, flowchart.groups().size())
        .filter(i -> flowchart.groups().get(i).members().contains(id))
        .findFirst()
        .orElse(-1);
  }

  private Plan plan(Geometry geometry) {
    var boxes = new ArrayList<Box>();
    for (int i = 0; i < scene.players().size(); i++) {
      boxes.add(new Box(geometry.nodes().get(i), name(i)));
    }
    var frames = new ArrayList<Frame>();
    for (int i = 0; i < flowchart.groups().size(); i++) {
      var group = flowchart.groups().get(i);
      frames.add(new Frame(geometry.groups().get(i), title(group), manner.beside(), List.of()));
    }
    var routes = new ArrayList<Route>();
    for (int i = 0; i < scene.ways().size(); i++) {
      var label = label(scene.ways().get(i));
      var area = geometry.labels().get(i);
      var tick = new Area(area.x(), area.y() + label.height(), area.width(), units.line());
      routes.add(new Route(geometry.routes().get(i), label, area, tick));
    }
    return new Plan(
        scene,
        units,
        manner.down(),
        geometry.width(),
        geometry.height(),
        boxes,
        List.of(),
        frames,
        routes,
        List.of());
  }
}
