package dev.backendlab.picture;

import dev.backendlab.picture.Graph.Size;
import dev.backendlab.picture.Plan.Area;
import dev.backendlab.picture.Plan.Point;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.math.ElkMargin;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.math.KVector;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeLabelPlacement;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.HierarchyHandling;
import org.eclipse.elk.core.options.PortAlignment;
import org.eclipse.elk.core.options.SizeConstraint;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkShape;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * Lays out a graph in layers, with the Eclipse Layout Kernel.
 *
 * @see <a href="https://eclipse.dev/elk/reference/algorithms/org-eclipse-elk-layered.html">ELK
 *     Layered</a>
 */
final class Elk {

  private final Graph graph;
  private final ElkNode root = ElkGraphUtil.createGraph();
  private final List<ElkNode> groups = new ArrayList<>();
  private final List<ElkNode> nodes = new ArrayList<>();
  private final List<ElkEdge> edges = new ArrayList<>();

  private Elk(Graph graph) {
    this.graph = graph;
  }

  static Geometry laidOut(Graph graph) {
    var elk = new Elk(graph);
    elk.build();
    new RecursiveGraphLayoutEngine().layout(elk.root, new BasicProgressMonitor());
    return elk.geometry();
  }

  private void build() {
    space(root);
    root.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
    root.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.NETWORK_SIMPLEX);
    root.setProperty(LayeredOptions.HIERARCHY_HANDLING, HierarchyHandling.INCLUDE_CHILDREN);
    root.setProperty(LayeredOptions.PADDING, new ElkPadding(0));
    for (var title : graph.groups()) {
      groups.add(group(title));
    }
    for (var each : graph.nodes()) {
      var parent = each.group() < 0 ? root : groups.get(each.group());
      var node = ElkGraphUtil.createNode(parent);
      node.setDimensions(each.size().width(), each.size().height());
      // no arrow at a corner
      double corner = units().cells() ? 1 : 6;
      node.setProperty(LayeredOptions.SPACING_PORTS_SURROUNDING, new ElkMargin(corner));
      node.setProperty(LayeredOptions.PORT_ALIGNMENT_DEFAULT, PortAlignment.CENTER);
      nodes.add(node);
    }
    for (var each : graph.edges()) {
      var edge = ElkGraphUtil.createSimpleEdge(nodes.get(each.from()), nodes.get(each.to()));
      var label = ElkGraphUtil.createLabel("label", edge);
      label.setDimensions(each.label().width(), each.label().height());
      label.setProperty(LayeredOptions.EDGE_LABELS_PLACEMENT, EdgeLabelPlacement.CENTER);
      label.setProperty(LayeredOptions.EDGE_LABELS_INLINE, true);
      edges.add(edge);
    }
  }

  private Units units() {
    return graph.units();
  }

  private ElkNode group(Size title) {
    var units = graph.units();
    var group = ElkGraphUtil.createNode(root);
    space(group);
    double around = units.margin();
    double below = units.cells() ? 1 : around;
    double head = units.title() + (units.cells() ? (graph.down() ? 1 : 0) : 4);
    double above = graph.beside() ? below + (units.cells() ? 1 : 0) : head;
    double left = graph.beside() ? title.width() + 2 * around : around;
    group.setProperty(LayeredOptions.PADDING, new ElkPadding(above, around, below, left));
    group.setProperty(
        LayeredOptions.NODE_SIZE_CONSTRAINTS, EnumSet.of(SizeConstraint.MINIMUM_SIZE));
    double width = title.width() + 2 * units.padX() + 2 * units.side();
    double height = title.height() + 2 * below;
    group.setProperty( // which ELK does not turn with the rest when arrows lead down
        LayeredOptions.NODE_SIZE_MINIMUM,
        graph.down() ? new KVector(height, width) : new KVector(width, height));
    return group;
  }

  private void space(ElkNode parent) {
    var units = graph.units();
    boolean down = graph.down();
    double gap = down ? units.gapX() : units.gapY();
    double wire = down ? units.wireX() : units.wireY();
    double gapOfLayers = down ? units.gapY() : units.gapX();
    double wireOfLayers = down ? units.wireY() : units.wireX();
    parent.setProperty(LayeredOptions.DIRECTION, down ? Direction.DOWN : Direction.RIGHT);
    parent.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
    parent.setProperty(LayeredOptions.SPACING_NODE_NODE, gap);
    parent.setProperty(LayeredOptions.SPACING_EDGE_NODE, wire);
    parent.setProperty(LayeredOptions.SPACING_EDGE_EDGE, wire);
    parent.setProperty(LayeredOptions.SPACING_PORT_PORT, wire);
    parent.setProperty(LayeredOptions.SPACING_EDGE_LABEL, 0.0);
    parent.setProperty(LayeredOptions.SPACING_LABEL_LABEL, 0.0);
    parent.setProperty(LayeredOptions.SPACING_COMPONENT_COMPONENT, units.gapX());
    parent.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, gapOfLayers);
    // a bend, a straight piece, and the arrow's head
    double head = units.cells() ? 1 : 6;
    parent.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, wireOfLayers + head);
    parent.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, wireOfLayers);
    parent.setProperty(LayeredOptions.EDGE_THICKNESS, graph.units().cells() ? 1.0 : 0.0);
  }

  private Geometry geometry() {
    return new Geometry(
        root.getWidth(),
        root.getHeight(),
        nodes.stream().map(node -> area(node, at(node.getParent()))).toList(),
        groups.stream().map(group -> area(group, new Point(0, 0))).toList(),
        edges.stream()
            .map(edge -> area(edge.getLabels().getFirst(), at(edge.getContainingNode())))
            .toList(),
        edges.stream().map(Elk::bends).toList());
  }

  private static Area area(ElkShape shape, Point origin) {
    return new Area(
        origin.x() + shape.getX(), origin.y() + shape.getY(), shape.getWidth(), shape.getHeight());
  }

  private static List<Point> bends(ElkEdge edge) {
    var origin = at(edge.getContainingNode());
    var section = edge.getSections().getFirst();
    var points = new ArrayList<Point>();
    points.add(new Point(origin.x() + section.getStartX(), origin.y() + section.getStartY()));
    for (var bend : section.getBendPoints()) {
      points.add(new Point(origin.x() + bend.getX(), origin.y() + bend.getY()));
    }
    points.add(new Point(origin.x() + section.getEndX(), origin.y() + section.getEndY()));
    return points;
  }

  /** Where a node is in the whole. */
  private static Point at(ElkNode node) {
    double x = 0;
    double y = 0;
    for (var each = node; each.getParent() != null; each = each.getParent()) {
      x += each.getX();
      y += each.getY();
    }
    return new Point(x, y);
  }
}
