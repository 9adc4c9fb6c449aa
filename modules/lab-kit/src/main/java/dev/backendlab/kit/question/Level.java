package dev.backendlab.kit.question;

import java.util.Arrays;
import java.util.Optional;

/** The experience that a question of an interviewer asks for. */
public enum Level {
  JUNIOR("Junior"),
  SENIOR("Senior"),
  STAFF("Staff");

  private final String word;

  Level(String word) {
    this.word = word;
  }

  /** For example {@code Junior}, as a README writes it. */
  public String word() {
    return word;
  }

  /** The level that a README calls so. */
  static Optional<Level> of(String word) {
    return Arrays.stream(values()).filter(level -> level.word.equals(word)).findFirst();
  }
}
