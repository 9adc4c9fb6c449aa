package dev.backendlab.web.question;

import dev.backendlab.kit.face.JavaTokens;
import dev.backendlab.kit.question.SourceCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.web.util.HtmlUtils;

/**
 * A piece of source with line numbers and light colours.
 *
 * @param title the method or type that it shows
 * @param path of the file, from the project's folder
 * @param address of the whole file
 */
record CodeView(String title, String path, int firstLine, String address, List<Line> lines) {

  /**
   * A line.
   *
   * @param html its tokens, escaped
   */
  record Line(int number, String html) {}

  static CodeView of(String title, SourceCode.Snippet snippet, Path root, String question) {
    var module = root.resolve("modules");
    var inModules = module.relativize(snippet.file().toAbsolutePath().normalize());
    var inModule = inModules.subpath(1, inModules.getNameCount());
    return new CodeView(
        title,
        "modules/" + inModules,
        snippet.firstLine(),
        "/%s/source/%s".formatted(question, inModule),
        lines(snippet.lines(), snippet.firstLine(), true));
  }

  /** The lines of a file that may be Java. */
  static List<Line> lines(List<String> source, int firstLine, boolean java) {
    var lines = new ArrayList<Line>();
    int number = firstLine;
    if (java) {
      for (var tokens : JavaTokens.of(source)) {
        lines.add(new Line(number++, html(tokens)));
      }
    } else {
      for (var line : source) {
        lines.add(new Line(number++, HtmlUtils.htmlEscape(line)));
      }
    }
    return lines;
  }

  private static String html(List<JavaTokens.Token> tokens) {
    var html = new StringBuilder();
    for (var token : tokens) {
      var text = HtmlUtils.htmlEscape(token.text());
      if (token.kind() == JavaTokens.Kind.PLAIN) {
        html.append(text);
      } else {
        html.append("<span class=\"")
            .append(token.kind().name().toLowerCase(Locale.ROOT))
            .append("\">")
            .append(text)
            .append("</span>");
      }
    }
    return html.toString();
  }
}
