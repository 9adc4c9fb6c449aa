package dev.backendlab.web.question;

import dev.backendlab.kit.question.Question;
import java.util.List;
import java.util.Map;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlRenderer;

/** A README's text as HTML: HTML in it is shown, not obeyed, and links lead to the code view. */
record MarkdownHtml(Question question) {

  private static final List<org.commonmark.Extension> TABLES = List.of(TablesExtension.create());
  private static final Parser PARSER = Parser.builder().extensions(TABLES).build();

  /** What is wider than a phone moves within itself, by keyboard too. */
  private static final String SCROLLER =
      "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table\">";

  private static final Map<String, String> REACHABLE =
      Map.of("tabindex", "0", "role", "group", "aria-label", "Text as it is");

  String of(String markdown) {
    return render(markdown, false);
  }

  /** Of one paragraph, without its tag. */
  String inline(String markdown) {
    return render(markdown, true);
  }

  private String render(String markdown, boolean inline) {
    return HtmlRenderer.builder()
        .omitSingleParagraphP(inline)
        .extensions(TABLES)
        .escapeHtml(true)
        .sanitizeUrls(true)
        .attributeProviderFactory(context -> attributes())
        .build()
        .render(PARSER.parse(markdown))
        .replace("<table>", SCROLLER + "<table>") // no text has a tag: all of them are escaped
        .replace("</table>", "</table></div>");
  }

  private AttributeProvider attributes() {
    return (Node node, String tag, Map<String, String> attributes) -> {
      if (node instanceof Link link) {
        attributes.put("href", address(link.getDestination()));
      } else if (tag.equals("pre")) {
        attributes.putAll(REACHABLE);
      }
    };
  }

  /** Sources of the module are on this server; everything else keeps its address. */
  private String address(String destination) {
    if (destination.matches("(?i)https?://.*") || destination.startsWith("#")) {
      return destination;
    }
    if (destination.contains(":") || !destination.startsWith("src/")) {
      return "#";
    }
    var parts = destination.split("#", 2);
    var file = "/%s/source/%s".formatted(question.id(), parts[0]);
    return parts.length < 2 ? file : file + "?symbol=" + parts[1] + "#" + parts[1];
  }
}
