package dev.backendlab.cli.text;

import java.util.ArrayList;
import java.util.List;

/** Where text stands on the page. */
public final class Layout {

  private Layout() {}

  /** The lines of a text that follows a label, aligned behind it. */
  public static List<Text> hanging(Text label, Text text, int width) {
    int indent = label.width();
    var lines = new ArrayList<Text>();
    for (var line : text.wrapped(width - indent)) {
      lines.add((lines.isEmpty() ? label : Text.of(" ".repeat(indent))).and(line));
    }
    return lines;
  }

  /** So many of these lines, one at least; an ellipsis ends the last where there are more. */
  public static List<Text> first(int most, List<Text> lines, int width) {
    int last = Math.max(1, most) - 1;
    if (lines.size() <= last + 1) {
      return lines;
    }
    var first = new ArrayList<>(lines.subList(0, last));
    first.add(lines.get(last).and(" …", Style.FAINT).shortened(width));
    return first;
  }

  /** The lines, moved to the right. */
  public static List<Text> indented(int columns, List<Text> lines) {
    var margin = Text.of(" ".repeat(columns));
    return lines.stream().map(line -> line.isEmpty() ? line : margin.and(line)).toList();
  }

  /**
   * What is on the left and on the right edge of one line, joined by dots; on lines of their own
   * where they don't fit.
   *
   * @param indent of the continuation lines
   */
  public static List<Text> edges(Text left, Text right, int indent, int width) {
    int gap = width - left.width() - right.width();
    if (gap >= 2 && !left.plain().contains("\n") && !right.plain().contains("\n")) {
      var dots = gap < 4 ? " ".repeat(gap) : " " + "·".repeat(gap - 2) + " ";
      return List.of(left.and(dots, Style.FAINT).and(right));
    }
    var lines = new ArrayList<Text>();
    var wrapped = left.wrapped(width - indent);
    lines.add(wrapped.getFirst());
    wrapped.stream().skip(1).forEach(line -> lines.add(Text.of(" ".repeat(indent)).and(line)));
    int room = width - lines.getLast().width() - right.width();
    if (room >= 2) {
      var last = lines.removeLast();
      lines.addAll(edges(last, right, indent, width));
    } else {
      lines.addAll(indented(indent, right.wrapped(width - indent)));
    }
    return lines;
  }
}
