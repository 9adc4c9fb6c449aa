package dev.backendlab.kit.question;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/** The words of a paragraph, divided behind each link: a terminal says there where it leads. */
final class Inlines {

  private final List<StringBuilder> pieces = new ArrayList<>(List.of(new StringBuilder()));

  private Inlines() {}

  static List<String> of(Node parent) {
    return after(null, parent);
  }

  /** The words behind this node, without its own. */
  static List<String> after(Node first) {
    return after(first, first.getParent());
  }

  private static List<String> after(@org.jspecify.annotations.Nullable Node first, Node parent) {
    var inlines = new Inlines();
    var begin = first == null ? parent.getFirstChild() : first.getNext();
    for (var node = begin; node != null; node = node.getNext()) {
      inlines.take(node);
    }
    return inlines.pieces.stream().map(piece -> piece.toString().strip()).toList();
  }

  private void take(Node node) {
    switch (node) {
      case Text words -> say(words.getLiteral());
      case Code code -> say(code.getLiteral());
      case HtmlInline markup -> say(markup.getLiteral());
      case SoftLineBreak space -> say(" ");
      case HardLineBreak space -> say(" ");
      default -> {
        for (var child = node.getFirstChild(); child != null; child = child.getNext()) {
          take(child);
        }
        if (node instanceof Link) {
          pieces.add(new StringBuilder());
        }
      }
    }
  }

  private void say(String words) {
    pieces.getLast().append(words);
  }
}
