package dev.backendlab.picture;

import dev.backendlab.picture.Plan.Area;
import dev.backendlab.picture.Plan.Point;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a layout has placed a graph: in its order, nodes, groups, the labels and bends of edges.
 */
record Geometry(
    double width,
    double height,
    List<Area> nodes,
    List<Area> groups,
    List<Area> labels,
    List<List<Point>> routes) {

  Geometry {
    nodes = List.copyOf(nodes);
    groups = List.copyOf(groups);
    labels = List.copyOf(labels);
    routes = List.copyOf(routes);
  }

  /** As a line of figures. */
  String written() {
    var text = new StringBuilder();
    figure(text, width);
    figure(text, height);
    for (var areas : List.of(nodes, groups, labels)) {
      figure(text, areas.size());
      for (var area : areas) {
        figure(text, area.x());
        figure(text, area.y());
        figure(text, area.width());
        figure(text, area.height());
      }
    }
    figure(text, routes.size());
    for (var route : routes) {
      figure(text, route.size());
      for (var point : route) {
        figure(text, point.x());
        figure(text, point.y());
      }
    }
    return text.append("end\n").toString();
  }

  private static void figure(StringBuilder text, double value) {
    text.append(value).append(' ');
  }

  /**
   * Reads {@link #written()}.
   *
   * @throws IllegalArgumentException where it is damaged
   */
  static Geometry read(String text) {
    return new Reading(text.strip().split(" ")).geometry();
  }

  private static final class Reading {

    private final String[] figures;
    private int next;

    Reading(String[] figures) {
      this.figures = figures;
    }

    Geometry geometry() {
      if (!figures[figures.length - 1].equals("end")) {
        throw new IllegalArgumentException("it has no end");
      }
      double width = figure();
      double height = figure();
      var nodes = areas();
      var groups = areas();
      var labels = areas();
      int count = count();
      var routes = new ArrayList<List<Point>>();
      for (int i = 0; i < count; i++) {
        routes.add(points());
      }
      return new Geometry(width, height, nodes, groups, labels, routes);
    }

    private List<Area> areas() {
      int count = count();
      var areas = new ArrayList<Area>();
      for (int i = 0; i < count; i++) {
        areas.add(new Area(figure(), figure(), figure(), figure()));
      }
      return areas;
    }

    private List<Point> points() {
      int count = count();
      var points = new ArrayList<Point>();
      for (int i = 0; i < count; i++) {
        points.add(new Point(figure(), figure()));
      }
      return points;
    }

    private int count() {
      double count = figure();
      if (count < 0 || count > figures.length) {
        throw new IllegalArgumentException("no count: " + count);
      }
      return (int) count;
    }

    private double figure() {
      if (next >= figures.length - 1) {
        throw new IllegalArgumentException("it ends early");
      }
      return Double.parseDouble(figures[next++]);
    }
  }
}
