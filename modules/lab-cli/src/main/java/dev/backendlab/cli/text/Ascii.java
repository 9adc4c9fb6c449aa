package dev.backendlab.cli.text;

/** The nearest that ASCII has to the signs in our texts, each as wide as the original. */
final class Ascii {

  private static final String FROM = "…–—⇢→←↑↓·×≤≥≠‘’“”„•─│┌┐└┘├┤┼╷╵━┃█░▏▎▍▌▋▊▉▔▁✓✗○●µ\u00a0ΔΣ±";
  private static final String TO = "~--~><^v.x<>=''\"\"\"*-|+++++++||-|#.|||####-_+xoou dS~";

  private Ascii() {}

  static String of(String text) {
    if (text.chars().allMatch(c -> c < 128)) {
      return text;
    }
    var ascii = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c -> {
          int known = c > 0xFFFF ? -1 : FROM.indexOf(c);
          ascii.append(c < 128 ? (char) c : known >= 0 ? TO.charAt(known) : plain(c));
        });
    return ascii.toString();
  }

  /** A letter without its accent, else a question mark. */
  private static char plain(int codePoint) {
    var parts =
        java.text.Normalizer.normalize(
            Character.toString(codePoint), java.text.Normalizer.Form.NFKD);
    return parts.charAt(0) < 128 ? parts.charAt(0) : '?';
  }
}
