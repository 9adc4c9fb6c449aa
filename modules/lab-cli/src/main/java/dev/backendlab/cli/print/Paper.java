package dev.backendlab.cli.print;

import java.util.List;
import java.util.Map;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** A text in Markdown as a page to print, A4, as many sheets as it takes. */
public final class Paper {

  private static final List<org.commonmark.Extension> TABLES = List.of(TablesExtension.create());

  private Paper() {}

  /** The page, as HTML that needs nothing else. */
  public static String of(String title, String markdown) {
    var parser = Parser.builder().extensions(TABLES).build();
    var renderer =
        HtmlRenderer.builder().extensions(TABLES).escapeHtml(true).sanitizeUrls(true).build();
    return PrintCommand.html("paper.html")
        .with(
            Map.of("title", Html.of(title), "text", renderer.render(parser.parse(markdown))),
            Map.of());
  }
}
