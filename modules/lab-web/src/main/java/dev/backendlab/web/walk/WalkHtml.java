package dev.backendlab.web.walk;

import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** The few lines of Markdown that a walk has, as HTML; HTML in them is shown, not obeyed. */
final class WalkHtml {

  private static final Parser PARSER = Parser.builder().build();

  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder().omitSingleParagraphP(true).escapeHtml(true).sanitizeUrls(true).build();

  private WalkHtml() {}

  /** Of one paragraph, without its tag. */
  static String inline(String markdown) {
    return RENDERER.render(PARSER.parse(markdown));
  }
}
