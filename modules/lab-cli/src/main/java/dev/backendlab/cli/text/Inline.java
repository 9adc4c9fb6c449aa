package dev.backendlab.cli.text;

import java.util.function.UnaryOperator;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;

/** What stands inside a paragraph of Markdown. */
record Inline(UnaryOperator<String> links) {

  Text of(Node parent, Style style) {
    var text = Text.EMPTY;
    for (var node = parent.getFirstChild(); node != null; node = node.getNext()) {
      text = text.and(node(node, style));
    }
    return text;
  }

  private Text node(Node node, Style style) {
    return switch (node) {
      case org.commonmark.node.Text words -> Text.of(words.getLiteral(), style);
      case Code code -> Text.of(code.getLiteral(), Style.CODE);
      case Emphasis emphasis -> of(emphasis, style == Style.PLAIN ? Style.EMPHASIS : style);
      case StrongEmphasis strong -> of(strong, Style.STRONG);
      case SoftLineBreak space -> Text.of(" ", style);
      case HardLineBreak end -> Text.of("\n", style);
      case Link link -> link(link, style);
      case Image image -> of(image, Style.FAINT);
      case HtmlInline markup -> Text.of(markup.getLiteral(), style); // shown, not obeyed
      default -> of(node, style);
    };
  }

  private Text link(Link link, Style style) {
    var words = of(link, style);
    var place = links.apply(link.getDestination());
    return place.isEmpty() || place.equals(words.plain())
        ? words
        : words.and(" (" + place + ")", Style.FAINT);
  }
}
