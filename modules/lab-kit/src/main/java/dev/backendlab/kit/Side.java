package dev.backendlab.kit;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.event.Evidence;
import dev.backendlab.kit.figure.Figures;
import org.jspecify.annotations.Nullable;

/** A labelled figure that stands beside others: a side of a comparison, or a bar. */
record Side(String label, double value, Event.@Nullable Spread spread) {

  /** A whole number or {@link Counted}, or {@link Measured}. */
  static Side of(String label, @Nullable Object figure) {
    return switch (figure) {
      case Measured measured -> new Side(label, measured.value(), measured.spread());
      case Counted counted -> new Side(label, counted.value(), null);
      case Long number -> new Side(label, number, null);
      case Integer number -> new Side(label, number, null);
      case null, default ->
          throw new IllegalArgumentException(
              "'%s' is %s: say how it came about, as Counted or as Measured"
                  .formatted(label, Figures.of(figure)));
    };
  }

  Evidence evidence() {
    return spread == null ? Evidence.COUNTED : Evidence.MEASURED;
  }

  double low() {
    return spread == null ? value : spread.low();
  }

  double high() {
    return spread == null ? value : spread.high();
  }

  Event.Side told() {
    return new Event.Side(label, value, spread);
  }

  Event.Bar bar() {
    return new Event.Bar(label, value, spread);
  }
}
