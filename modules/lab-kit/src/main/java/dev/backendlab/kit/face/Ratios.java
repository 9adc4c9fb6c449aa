package dev.backendlab.kit.face;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.figure.Figures;

/** How many times one side of a comparison is the other, in words. */
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
}
