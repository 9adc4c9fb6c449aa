package dev.backendlab.cli.text;

import dev.backendlab.kit.face.JavaTokens;
import java.util.ArrayList;
import java.util.List;

/** Java source with light colours: comments step back, strings and annotations show. */
public final class JavaText {

  private JavaText() {}

  /** The lines, with their numbers from this one on; what is wider than this goes on below. */
  public static List<Text> lines(List<String> source, int firstLine, int width) {
    int digits = String.valueOf(firstLine + source.size()).length();
    var lines = new ArrayList<Text>();
    int number = firstLine;
    for (var tokens : JavaTokens.of(source)) {
      var margin = Text.of(String.valueOf(number++), Style.FAINT).flushRight(digits).and("  ");
      lines.addAll(wrapped(margin, coloured(tokens), width));
    }
    return lines;
  }

  private static List<Text> wrapped(Text number, Text code, int width) {
    if (number.width() + code.width() <= width) {
      return List.of(number.and(code));
    }
    var plain = code.plain();
    int indent = number.width() + plain.length() - plain.stripLeading().length() + 4;
    var lines = new ArrayList<Text>();
    for (var line : code.wrapped(Math.max(20, width - indent))) {
      lines.add(lines.isEmpty() ? number.and(line) : Text.of(" ".repeat(indent)).and(line));
    }
    return lines;
  }

  private static Text coloured(List<JavaTokens.Token> tokens) {
    var line = Text.EMPTY;
    for (var token : tokens) {
      line = line.and(token.text(), style(token.kind()));
    }
    return line;
  }

  private static Style style(JavaTokens.Kind kind) {
    return switch (kind) {
      case PLAIN -> Style.PLAIN;
      case COMMENT -> Style.FAINT;
      case STRING -> Style.GOOD;
      case ANNOTATION -> Style.WARNING;
      case KEYWORD -> Style.CODE;
    };
  }
}
