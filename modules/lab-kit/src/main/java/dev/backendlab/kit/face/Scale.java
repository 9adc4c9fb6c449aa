package dev.backendlab.kit.face;

import dev.backendlab.kit.event.Event.Axis;
import java.util.stream.Stream;

/** From values to shares of an axis and back. */
public record Scale(double low, double high, boolean logarithmic) {

  /** The scale that shows all of these; one that may start at 0 does where that is not far. */
  public static Scale of(Stream<Double> values, Axis axis, boolean fromZero) {
    var shown = values.filter(v -> Double.isFinite(v) && (!axis.logarithmic() || v > 0)).toList();
    double low = shown.stream().mapToDouble(Double::doubleValue).min().orElse(0);
    double high = shown.stream().mapToDouble(Double::doubleValue).max().orElse(1);
    if (fromZero && !axis.logarithmic() && low > 0) {
      low = 0;
    }
    if (low == high) {
      high = low == 0 ? 1 : low + Math.abs(low);
    }
    return new Scale(low, high, axis.logarithmic());
  }

  /**
   * Where a value lies between the ends, 0 to 1; not finite where a logarithmic axis has no place
   * for it.
   */
  public double share(double value) {
    return logarithmic
        ? Math.log(value / low) / Math.log(high / low)
        : (value - low) / (high - low);
  }

  /** The value at this share of the axis. */
  public double at(double share) {
    return logarithmic ? low * Math.pow(high / low, share) : low + share * (high - low);
  }
}
