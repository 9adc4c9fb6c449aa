package dev.backendlab.kit.walk;

import java.util.regex.Pattern;

/** How many sentences a text has; a point inside a word or a number ends none. */
final class Sentences {

  private static final Pattern END = Pattern.compile("[.?!]['\")`]*(?=\\s|$)");
  private static final Pattern WHOLE = Pattern.compile("(?s).*[.?!]['\")`]*");

  private Sentences() {}

  static int in(String text) {
    return (int) END.matcher(text).results().count();
  }

  static boolean isWhole(String text) {
    return WHOLE.matcher(text).matches();
  }
}
