package dev.backendlab.kit;

import dev.backendlab.kit.figure.Figure;

/**
 * A figure that was derived from counts alone: exact, though it has a fraction. A whole number
 * needs none of this: it counts as counted wherever it is shown or checked.
 */
public record Counted(double value) implements Figure {

  /** So many in a hundred. */
  public static Counted percent(long part, long whole) {
    return new Counted(100.0 * part / whole);
  }

  /** So many for each one. */
  public static Counted per(long part, long whole) {
    return new Counted((double) part / whole);
  }
}
