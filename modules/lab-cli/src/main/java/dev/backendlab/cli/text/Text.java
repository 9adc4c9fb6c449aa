package dev.backendlab.cli.text;

import java.util.ArrayList;
import java.util.List;

/** Styled text. Knows its width in columns, how to wrap, and how it looks on a given terminal. */
public record Text(List<Span> spans) {

  /** No text. */
  public static final Text EMPTY = new Text(List.of());

  public Text {
    spans = List.copyOf(spans);
  }

  /** Text without a style. */
  public static Text of(String text) {
    return of(text, Style.PLAIN);
  }

  /** Text in one style. */
  public static Text of(String text, Style style) {
    return text.isEmpty() ? EMPTY : new Text(List.of(new Span(clean(text), style)));
  }

  /** This text, which leads to an address where the terminal can: {@code file:///…}. */
  public Text linked(String address) {
    return new Text(
        spans.stream().map(span -> new Span(span.text(), span.style(), address)).toList());
  }

  /** This text, then more without a style. */
  public Text and(String more) {
    return and(of(more));
  }

  /** This text, then more in a style. */
  public Text and(String more, Style style) {
    return and(of(more, style));
  }

  /** This text, then more. */
  public Text and(Text more) {
    var all = new ArrayList<>(spans);
    all.addAll(more.spans);
    return new Text(all);
  }

  /** The columns that it takes on one line. */
  public int width() {
    return spans.stream().mapToInt(span -> Width.of(span.text())).sum();
  }

  public boolean isEmpty() {
    return spans.isEmpty();
  }

  /** Its letters. */
  public String plain() {
    return String.join("", spans.stream().map(Span::text).toList());
  }

  /** Filled up with spaces on the right. */
  public Text padded(int width) {
    return and(" ".repeat(Math.max(0, width - width())));
  }

  /** Filled up with spaces on the left. */
  public Text flushRight(int width) {
    return of(" ".repeat(Math.max(0, width - width()))).and(this);
  }

  /** Its lines, none wider than this; a word that is wider is cut. */
  public List<Text> wrapped(int width) {
    return Wrapping.of(this, Math.max(1, width));
  }

  /** Its first line where there is more, cut to this width with an ellipsis. */
  public Text shortened(int width) {
    var first = Wrapping.cut(this, width);
    if (first.width() == width() && !plain().contains("\n")) {
      return this;
    }
    return Wrapping.cut(first, Math.max(0, width - 1)).and("…", Style.FAINT);
  }

  /** How it looks there. */
  public String on(Terminal terminal) {
    var out = new StringBuilder();
    for (var span : spans) {
      var letters = terminal.unicode() ? span.text() : Ascii.of(span.text());
      out.append(terminal.linked(terminal.coloured(letters, span.style()), span.link()));
    }
    return out.toString();
  }

  /** What a server says must not steer the terminal. */
  private static String clean(String text) {
    var clean = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c -> {
          if (c == '\t') {
            clean.append("    ");
          } else if (c == '\n' || !Character.isISOControl(c)) {
            clean.appendCodePoint(c);
          }
        });
    return clean.toString();
  }
}
