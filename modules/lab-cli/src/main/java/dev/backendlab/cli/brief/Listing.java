package dev.backendlab.cli.brief;

import java.util.ArrayList;
import java.util.List;

/** A value that may be a list of many: its first ones, and how many more there are. */
public final class Listing {

  private static final int MOST = 5;
  private static final int FIRST = 3;

  private Listing() {}

  /** The value in one line: {@code 7, 8, 9, and 41 more} where it is a list of more than five. */
  public static String of(String value) {
    var line = value.strip().replaceAll("\\s+", " ");
    var parts = parts(line);
    return parts.size() <= MOST
        ? line
        : String.join(", ", parts.subList(0, FIRST))
            + ", and %,d more".formatted(parts.size() - FIRST);
  }

  /** Whether this value is told in part only. */
  static boolean isCut(String value) {
    return parts(value).size() > MOST;
  }

  /** Parted by commas that stand in no bracket and no quotation. */
  private static List<String> parts(String line) {
    var parts = new ArrayList<String>();
    int depth = 0;
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i < line.length(); i++) {
      char letter = line.charAt(i);
      if (letter == '"') {
        quoted = !quoted;
      } else if (!quoted && "([{".indexOf(letter) >= 0) {
        depth++;
      } else if (!quoted && ")]}".indexOf(letter) >= 0) {
        depth--;
      } else if (letter == ',' && depth == 0 && !quoted && line.startsWith(", ", i)) {
        parts.add(line.substring(start, i));
        start = i + 2;
      }
    }
    parts.add(line.substring(start));
    return parts;
  }
}
