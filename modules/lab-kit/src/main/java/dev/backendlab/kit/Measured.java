package dev.backendlab.kit;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.figure.Figure;
import java.util.Arrays;

/**
 * A measured figure, which knows how sure it is.
 *
 * @param value the figure itself, in its unit
 * @param n the number of observations behind it
 * @param low the lower end of its spread: for a percentile the 95% confidence bound, for a rate the
 *     slowest window
 * @param high the upper end
 * @param steady whether it had stopped changing when it was taken
 */
public record Measured(double value, long n, double low, double high, boolean steady)
    implements Figure {

  /** One observation: it has no spread, and says so by its n of 1. */
  public static Measured once(double value) {
    return new Measured(value, 1, value, value, true);
  }

  /**
   * The median of several windows, between the lowest and the highest of them.
   *
   * @param steady whether the windows agree
   */
  public static Measured ofWindows(double[] windows, boolean steady) {
    var sorted = windows.clone();
    Arrays.sort(sorted);
    double median =
        sorted.length % 2 == 1
            ? sorted[sorted.length / 2]
            : (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2;
    return new Measured(median, sorted.length, sorted[0], sorted[sorted.length - 1], steady);
  }

  /**
   * The median of single observations, with its 95% confidence interval by order statistics, as
   * {@link Latencies} has it.
   */
  public static Measured median(double... observations) {
    var sorted = observations.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    double beside = 1.96 * Math.sqrt(n) / 2;
    return new Measured(
        sorted[(n - 1) / 2],
        n,
        sorted[(int) Math.max(0, Math.floor(n / 2.0 - beside) - 1)],
        sorted[(int) Math.min(n - 1, Math.ceil(n / 2.0 + beside))],
        true);
  }

  /** The same in another unit: {@code p50().times(1_000)} is in µs where p50 is in ms. */
  public Measured times(double factor) {
    return new Measured(value * factor, n, low * factor, high * factor, steady);
  }

  /** How many times the other one it is, with the spread that both together allow. */
  public Measured in(Measured other) {
    return new Measured(
        value / other.value,
        Math.min(n, other.n),
        low / other.high,
        high / other.low,
        steady && other.steady);
  }

  /** How much more than the other one it is, with the spread that both together allow. */
  public Measured minus(Measured other) {
    return new Measured(
        value - other.value,
        Math.min(n, other.n),
        low - other.high,
        high - other.low,
        steady && other.steady);
  }

  Event.Spread spread() {
    return new Event.Spread(n, low, high, steady);
  }
}
