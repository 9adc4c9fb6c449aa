package dev.backendlab.kit.predict;

import dev.backendlab.kit.figure.Figures;

/**
 * A guess beside what was measured.
 *
 * @param ask what was asked
 * @param said the guess, in words
 * @param measured what happened, in words of the same kind
 */
public record Reckoning(String ask, String said, String measured, Closeness closeness) {

  /** How near a guess came. */
  public enum Closeness {
    /** The choice, the direction and the order of magnitude. */
    RIGHT("right"),
    /** The right direction or the right order of magnitude, not the size. */
    CLOSE("close"),
    /** Something else happened. */
    WRONG("wrong");

    private final String word;

    Closeness(String word) {
      this.word = word;
    }

    /** In a word for people. */
    public String word() {
      return word;
    }
  }

  private static final double RIGHT = 1.25;
  private static final double CLOSE = 4;

  /** Within a quarter it is right, within four times close: who guesses thinks in magnitudes. */
  static Reckoning ofNumbers(String ask, double said, double measured, String unit) {
    double off = Math.max(Math.abs(said / measured), Math.abs(measured / said));
    var closeness =
        said == measured || off <= RIGHT
            ? Closeness.RIGHT
            : off <= CLOSE && said * measured > 0 ? Closeness.CLOSE : Closeness.WRONG;
    return new Reckoning(ask, words(said, unit), words(measured, unit), closeness);
  }

  private static String words(double number, String unit) {
    return Figures.of(number) + " " + unit;
  }
}
