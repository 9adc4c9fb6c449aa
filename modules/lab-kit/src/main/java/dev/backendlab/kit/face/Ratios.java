package dev.backendlab.kit.face;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.figure.Figures;

/**
 * The two sides of a comparison in words: how many times the other each is, and both as figures.
 */
public final class Ratios {

  private Ratios() {}

  /** For example {@code 12.3 times lower}; {@code within noise} where the two spreads overlap. */
  public static String of(Event.Compared compared) {
    double without = compared.without().value();
    double with = compared.with().value();
    if (without == with) {
      return "no difference";
    }
    if (Evidences.isWithinNoise(compared)) {
      return "within noise";
    }
    var direction = with < without ? "lower" : "higher";
    return Double.isInfinite(compared.ratio())
        ? "from %s to %s".formatted(Figures.of(without), Figures.of(with))
        : "%s times %s".formatted(Figures.of(compared.ratio()), direction);
  }

  /** What is compared, in figures: {@code whole table 448, index 98 pages}. */
  public static String sides(Event.Compared compared) {
    return "%s %s, %s %s %s"
        .formatted(
            compared.without().label(),
            Figures.of(compared.without().value()),
            compared.with().label(),
            Figures.of(compared.with().value()),
            compared.unit());
  }
}
