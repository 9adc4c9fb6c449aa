package dev.backendlab.cli.text;

/**
 * What the output can show.
 *
 * @param width in columns
 * @param colour whether it understands ANSI colours
 * @param unicode whether it can show more than ASCII
 * @param live whether a line can be drawn again in place
 */
public record Terminal(int width, boolean colour, boolean unicode, boolean live) {

  /** Narrower than this no table is readable. */
  public static final int NARROWEST = 40;

  /** Wider than this nobody finds the next line. */
  public static final int WIDEST = 200;

  private static final int READABLE = 96;

  public Terminal {
    width = Math.clamp(width, NARROWEST, WIDEST);
  }

  /** The width of running text: that of the terminal, but no longer than the eye likes. */
  public int measure() {
    return Math.min(width, READABLE);
  }

  /** One sign, or its stand-in where only ASCII can be shown. */
  public String sign(String unicodeSign, String ascii) {
    return unicode ? unicodeSign : ascii;
  }

  /** Clears the line of the cursor, so that it can be drawn again. */
  public String eraseLine() {
    return "\r\u001b[K";
  }

  String coloured(String text, Style style) {
    return colour && !style.code().isEmpty() && !text.isEmpty()
        ? "\u001b[" + style.code() + "m" + text + "\u001b[0m"
        : text;
  }
}
