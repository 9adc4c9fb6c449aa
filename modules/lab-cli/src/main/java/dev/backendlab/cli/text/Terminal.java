package dev.backendlab.cli.text;

import org.jspecify.annotations.Nullable;

/**
 * What the output can show.
 *
 * @param width in columns
 * @param colour whether it understands ANSI colours
 * @param unicode whether it can show more than ASCII
 * @param live whether a line can be drawn again in place
 * @param links whether a click on a text can lead somewhere (OSC 8)
 * @see <a href="https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda">Hyperlinks in
 *     terminal emulators</a>
 */
public record Terminal(int width, boolean colour, boolean unicode, boolean live, boolean links) {

  /** Narrower than this no table is readable. */
  public static final int NARROWEST = 40;

  /** Wider than this nobody finds the next line. */
  public static final int WIDEST = 200;

  private static final int READABLE = 96;

  public Terminal {
    width = Math.clamp(width, NARROWEST, WIDEST);
  }

  /** One without links. */
  public Terminal(int width, boolean colour, boolean unicode, boolean live) {
    this(width, colour, unicode, live, false);
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

  String linked(String text, @Nullable String address) {
    return links && address != null ? link(address) + text + link("") : text;
  }

  private static String link(String address) {
    return "\u001b]8;;" + address + "\u001b\\";
  }
}
