package dev.backendlab.picture;

import java.util.List;

/**
 * What a layout has to place, as sizes only.
 *
 * @param down whether the arrows lead down; else to the right
 * @param groups what their titles take
 * @param beside whether titles stand beside what is in their group; else above it
 */
record Graph(
    Units units,
    boolean down,
    boolean beside,
    List<Node> nodes,
    List<Size> groups,
    List<Edge> edges) {

  record Size(double width, double height) {}

  /**
   * A box.
   *
   * @param group the index of the group around it, or -1
   */
  record Node(Size size, int group) {}

  /**
   * An arrow between two nodes, by their indexes.
   *
   * @param label what its words take
   */
  record Edge(int from, int to, Size label) {}

  /**
   * The same for graphs that are laid out alike. A record's own text would cost a cold JVM more.
   */
  String key() {
    var key = new StringBuilder();
    key.append(units.cells()).append(down).append(beside);
    for (var node : nodes) {
      key.append(" n").append(node.group());
      size(key, node.size());
    }
    for (var group : groups) {
      key.append(" g");
      size(key, group);
    }
    for (var edge : edges) {
      key.append(" e").append(edge.from()).append('>').append(edge.to());
      size(key, edge.label());
    }
    return key.toString();
  }

  private static void size(StringBuilder key, Size size) {
    key.append(' ').append(size.width()).append('x').append(size.height());
  }
}
