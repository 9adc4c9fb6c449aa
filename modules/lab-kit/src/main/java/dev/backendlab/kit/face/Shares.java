package dev.backendlab.kit.face;

import java.util.List;

/** How much of the room a bar takes. */
public final class Shares {

  private Shares() {}

  /**
   * The share of one bar beside others, 0 to 1.
   *
   * @param logarithmic the smallest positive value then still shows: its bar is as long as a tenth
   *     of it would be short
   */
  public static double of(double value, List<Double> all, boolean logarithmic) {
    double most =
        all.stream().mapToDouble(Double::doubleValue).filter(Double::isFinite).max().orElse(0);
    if (!(value > 0) || most <= 0) {
      return 0;
    }
    if (!logarithmic) {
      return Math.min(1, value / most);
    }
    double least =
        all.stream().mapToDouble(Double::doubleValue).filter(each -> each > 0).min().orElse(most);
    return Math.min(1, Math.log10(value / least * 10) / Math.log10(most / least * 10));
  }
}
