package dev.backendlab.cli.print;

import java.nio.charset.StandardCharsets;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.springframework.web.util.HtmlUtils;

/** Text as HTML that says the same, and does nothing. */
final class Html {

  private static final Parser PARSER = Parser.builder().build();

  private static final HtmlRenderer PARAGRAPHS =
      HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();

  private static final HtmlRenderer LINE =
      HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).omitSingleParagraphP(true).build();

  private Html() {}

  /** Of plain text. */
  static String of(String text) {
    return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
  }

  /** Of paragraphs in Markdown. */
  static String paragraphs(String markdown) {
    return PARAGRAPHS.render(PARSER.parse(markdown));
  }

  /** Of one paragraph in Markdown, without its tag. */
  static String line(String markdown) {
    return LINE.render(PARSER.parse(markdown));
  }
}
