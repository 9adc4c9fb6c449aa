package dev.backendlab.sharding;

import dev.backendlab.kit.Counted;
import java.util.Map;

/**
 * How far counts are from what was expected, beyond chance: Pearson's chi-square.
 *
 * @see <a href="https://doi.org/10.1080/14786440009463897">On the criterion … (Pearson, 1900)</a>
 */
final class ChiSquare {

  /** What four groups exceed by chance once in 1,000 times. */
  static final double CHANCE_OF_FOUR = 16.27;

  private ChiSquare() {}

  /**
   * @param shares what part of all each group should have; together 1
   */
  static Counted of(Map<String, Long> counts, Map<String, Double> shares) {
    double all = counts.values().stream().mapToLong(Long::longValue).sum();
    return new Counted(
        shares.entrySet().stream()
            .mapToDouble(share -> {
              double expected = all * share.getValue();
              double off = counts.getOrDefault(share.getKey(), 0L) - expected;
              return off * off / expected;
            })
            .sum());
  }
}
