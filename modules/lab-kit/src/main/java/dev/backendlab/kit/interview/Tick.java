package dev.backendlab.kit.interview;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How much of a point somebody said, or knew. */
public enum Tick {
  YES("yes"),
  PARTLY("partly"),
  NO("no");

  private final String word;

  Tick(String word) {
    this.word = word;
  }

  /** In a word for people. */
  public String word() {
    return word;
  }

  /** The tick that is meant: by its word or its first letter. */
  public static Optional<Tick> of(String said) {
    var meant = said.strip().toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(
            tick -> !meant.isEmpty() && (tick.word.equals(meant) || tick.letter().equals(meant)))
        .findFirst();
  }

  private String letter() {
    return word.substring(0, 1);
  }
}
