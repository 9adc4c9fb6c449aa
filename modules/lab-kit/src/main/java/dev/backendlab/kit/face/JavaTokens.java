package dev.backendlab.kit.face;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Java source as tokens, for faces that colour it: enough to read by, far from a compiler. */
public final class JavaTokens {

  /** What a token is. */
  public enum Kind {
    PLAIN,
    COMMENT,
    STRING,
    ANNOTATION,
    KEYWORD
  }

  /** A piece of a line; the pieces of a line together are the line. */
  public record Token(Kind kind, String text) {}

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

  /** A pattern goes down with each sign of a text in quotes: longer lines stay plain. */
  private static final int LONGEST = 1_000;

  private JavaTokens() {}

  /** The tokens of each line; comments and text blocks may span several. */
  public static List<List<Token>> of(List<String> source) {
    var lines = new ArrayList<List<Token>>();
    boolean comment = false;
    boolean block = false;
    for (var line : source) {
      boolean inBlock = block;
      boolean opens = (line.split("\"\"\"", -1).length - 1) % 2 == 1;
      block = opens != block;
      if (comment || line.strip().startsWith("/*")) {
        comment = !line.contains("*/");
        lines.add(List.of(new Token(Kind.COMMENT, line)));
      } else if (inBlock && !opens) {
        lines.add(List.of(new Token(Kind.STRING, line)));
      } else {
        lines.add(tokens(line));
      }
    }
    return lines;
  }

  private static List<Token> tokens(String line) {
    if (line.length() > LONGEST) {
      return List.of(new Token(Kind.PLAIN, line));
    }
    var tokens = new ArrayList<Token>();
    var token = TOKEN.matcher(line);
    int from = 0;
    while (token.find()) {
      if (token.start() > from) {
        tokens.add(new Token(Kind.PLAIN, line.substring(from, token.start())));
      }
      var kind =
          token.group("comment") != null
              ? Kind.COMMENT
              : token.group("string") != null
                  ? Kind.STRING
                  : token.group("annotation") != null ? Kind.ANNOTATION : Kind.KEYWORD;
      tokens.add(new Token(kind, token.group()));
      from = token.end();
    }
    if (from < line.length() || tokens.isEmpty()) {
      tokens.add(new Token(Kind.PLAIN, line.substring(from)));
    }
    return tokens;
  }
}
