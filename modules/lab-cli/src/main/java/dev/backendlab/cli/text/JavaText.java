package dev.backendlab.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Java source with light colours: comments step back, strings and annotations show. */
public final class JavaText {

  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<comment>//.*|/\\*.*?(?:\\*/|$))"
              + "|(?<string>\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])')"
              + "|(?<annotation>@\\w+)"
              + "|(?<keyword>\\b(?:abstract|assert|boolean|break|byte|case|catch|char|class|continue"
              + "|default|do|double|else|enum|extends|final|finally|float|for|if|implements|import"
              + "|instanceof|int|interface|long|new|null|package|permits|private|protected|public"
              + "|record|return|sealed|short|static|super|switch|synchronized|this|throw|throws"
              + "|true|false|try|var|void|volatile|while|yield)\\b)");

  private JavaText() {}

  /** The lines, with their numbers from this one on; not wrapped: code is read as it stands. */
  public static List<Text> lines(List<String> source, int firstLine) {
    int digits = String.valueOf(firstLine + source.size()).length();
    var lines = new ArrayList<Text>();
    boolean comment = false;
    boolean block = false;
    for (int i = 0; i < source.size(); i++) {
      var line = source.get(i);
      var number = Text.of(String.valueOf(firstLine + i), Style.FAINT).flushRight(digits).and("  ");
      boolean inBlock = block;
      boolean opens = (line.split("\"\"\"", -1).length - 1) % 2 == 1;
      block = opens != block;
      if (comment || line.strip().startsWith("/*")) {
        comment = !line.contains("*/");
        lines.add(number.and(line, Style.FAINT));
      } else if (inBlock && !opens) {
        lines.add(number.and(line, Style.GOOD));
      } else {
        lines.add(number.and(coloured(line)));
      }
    }
    return lines;
  }

  private static Text coloured(String line) {
    var text = Text.EMPTY;
    var token = TOKEN.matcher(line);
    int from = 0;
    while (token.find()) {
      var style =
          token.group("comment") != null
              ? Style.FAINT
              : token.group("string") != null
                  ? Style.GOOD
                  : token.group("annotation") != null ? Style.WARNING : Style.CODE;
      text = text.and(line.substring(from, token.start())).and(token.group(), style);
      from = token.end();
    }
    return text.and(line.substring(from));
  }
}
