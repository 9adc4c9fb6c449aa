package dev.backendlab.web.question;

import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Markdown of a rubric, a walk or a sheet as HTML: HTML in it is shown, not obeyed. */
public final class Prose {

  private static final List<Extension> TABLES = List.of(TablesExtension.create());
  private static final Parser PARSER = Parser.builder().extensions(TABLES).build();
  private static final HtmlRenderer BLOCKS = renderer(false);
  private static final HtmlRenderer LINES = renderer(true);

  /** What is wider than a phone moves within itself, by keyboard too. */
  private static final String SCROLLER =
      "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table\"><table>";

  /** For the templates. */
  public static final Prose ALL = new Prose();

  private Prose() {}

  /** Of a whole text. */
  public String text(String markdown) {
    return BLOCKS
        .render(PARSER.parse(markdown))
        .replace("<table>", SCROLLER) // no text has a tag: all of them are escaped
        .replace("</table>", "</table></div>");
  }

  /** Of one paragraph, without its tag. */
  public String line(String markdown) {
    return LINES.render(PARSER.parse(markdown));
  }

  private static HtmlRenderer renderer(boolean inline) {
    return HtmlRenderer.builder()
        .extensions(TABLES)
        .omitSingleParagraphP(inline)
        .escapeHtml(true)
        .sanitizeUrls(true)
        .build();
  }
}
