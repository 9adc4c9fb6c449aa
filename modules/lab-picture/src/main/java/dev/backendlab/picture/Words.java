package dev.backendlab.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A text on as many lines as it needs, all of about one length. */
record Words(List<String> lines, double width, double height) {

  static final Words NONE = new Words(List.of(), 0, 0);

  /** Where a word may be parted that is too long. */
  private static final String JOINTS = "/-_.,=?&";

  private static final double LONGEST_WORD = 22;
  private static final double SHORT_WORD = 14;

  Words {
    lines = List.copyOf(lines);
  }

  /** On lines that are no wider than this, or than a longer word that is not yet parted. */
  static Words of(String text, double most, Units units) {
    return of(text, most, most, units);
  }

  /**
   * The same where there is more room than needed.
   *
   * @param wanted how wide lines should be, by which words are parted
   */
  static Words of(String text, double most, double wanted, Units units) {
    if (text.isBlank()) {
      return NONE;
    }
    double longest = Math.clamp(1.4 * wanted / units.letter(), SHORT_WORD, LONGEST_WORD);
    double word = Math.min(longestWord(text, units), longest * units.letter());
    double widest = Math.max(most, word);
    var lines = wrapped(text, widest, units);
    // as narrow as this number of lines can be
    double narrower = widest;
    while (lines.size() > 1 && narrower > units.letter()) {
      narrower -= units.letter();
      var other = wrapped(text, narrower, units);
      if (other.size() > lines.size() || partsWords(other, text)) {
        break;
      }
      lines = other;
    }
    double width = lines.stream().mapToDouble(units::width).max().orElse(0);
    return new Words(lines, width, lines.size() * units.line());
  }

  private static double longestWord(String text, Units units) {
    return Arrays.stream(text.strip().split("\\s+")).mapToDouble(units::width).max().orElse(0);
  }

  private static boolean partsWords(List<String> lines, String text) {
    return !String.join(" ", lines).equals(String.join(" ", text.strip().split("\\s+")));
  }

  private static List<String> wrapped(String text, double widest, Units units) {
    var lines = new ArrayList<String>();
    var line = "";
    for (var word : text.strip().split("\\s+")) {
      var longer = line.isEmpty() ? word : line + " " + word;
      if (units.width(longer) <= widest) {
        line = longer;
        continue;
      }
      if (!line.isEmpty()) {
        lines.add(line);
      }
      line = word;
      while (units.width(line) > widest && line.length() > 1) {
        int cut = cut(line, widest, units);
        lines.add(line.substring(0, cut));
        line = line.substring(cut);
      }
    }
    lines.add(line);
    return lines;
  }

  /** After the last joint that fits, else after the last letter that does. */
  private static int cut(String word, double widest, Units units) {
    int most = 1;
    while (most + 1 < word.length() && units.width(word.substring(0, most + 1)) <= widest) {
      most++;
    }
    for (int i = most; i > most / 2; i--) {
      if (JOINTS.indexOf(word.charAt(i - 1)) >= 0 && i > 1) {
        return i;
      }
    }
    return Character.isHighSurrogate(word.charAt(most - 1)) ? most + 1 : most;
  }
}
