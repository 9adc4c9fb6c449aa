package dev.backendlab.kit.question;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The known word that a mistyped one most likely means. */
public final class Nearest {

  private Nearest() {}

  /** The nearest of these words, or empty where none is near: more than half of it would change. */
  public static Optional<String> to(String word, Collection<String> known) {
    var typed = word.toLowerCase(Locale.ROOT);
    return known.stream()
        .min(Comparator.comparingInt(each -> distance(typed, each)))
        .filter(each -> distance(typed, each) * 2 <= Math.max(each.length(), typed.length()));
  }

  /** The Levenshtein distance: insertions, deletions and substitutions from one to the other. */
  static int distance(String one, String other) {
    var row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int above = row[j];
        int substituted = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(substituted, Math.min(above, row[j - 1]) + 1);
        diagonal = above;
      }
    }
    return row[other.length()];
  }
}
