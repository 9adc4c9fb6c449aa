package dev.backendlab.kit;

import dev.backendlab.kit.event.Event;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The same work without and with the mechanism, and the ratio that the claim demands.
 *
 * <pre>{@code
 * stage.compare("statements that reached PostgreSQL", "statements")
 *     .without("no cache", 10_000)
 *     .with("cache-aside", 812)
 *     .isLowerBy(5);                     // held: 12.3 times lower
 *
 * ….isLowerBy(50);                       // refuted: expected at least 50 times lower, got 12.3
 * }</pre>
 *
 * Demand a ratio far from the one usually measured: what is shown is the measurement, what is
 * demanded is the order of magnitude.
 */
@CheckReturnValue
public final class Comparison {

  private final Stage stage;
  private final String what;
  private final String unit;
  private Event.@Nullable Side without;
  private Event.@Nullable Side with;
  private @Nullable String because;

  Comparison(Stage stage, String what, String unit) {
    this.stage = stage;
    this.what = what;
    this.unit = unit;
  }

  /** The control: the work without the mechanism. */
  public Comparison without(String label, double value) {
    this.without = new Event.Side(label, value);
    return this;
  }

  /** The same work with the mechanism. */
  public Comparison with(String label, double value) {
    this.with = new Event.Side(label, value);
    return this;
  }

  /** Names the mechanism that makes the difference. */
  public Comparison because(String mechanism) {
    this.because = mechanism;
    return this;
  }

  /** Demands that the value with the mechanism is at least this many times lower. */
  public void isLowerBy(double times) {
    decide(
        "at least %s times lower".formatted(Figures.of(times)),
        with().value() * times <= without().value() && with().value() < without().value());
  }

  /** Demands that the value with the mechanism is at least this many times higher. */
  public void isHigherBy(double times) {
    decide(
        "at least %s times higher".formatted(Figures.of(times)),
        with().value() >= without().value() * times && with().value() > without().value());
  }

  /** Demands that neither value is more than this many times the other. */
  public void isWithin(double times) {
    decide(
        "within %s times of each other".formatted(Figures.of(times)),
        with().value() <= without().value() * times && without().value() <= with().value() * times);
  }

  private Event.Side without() {
    return Objects.requireNonNull(without, "a comparison needs without(…)");
  }

  private Event.Side with() {
    return Objects.requireNonNull(with, "a comparison needs with(…)");
  }

  private void decide(String demand, boolean held) {
    double larger = Math.max(without().value(), with().value());
    double smaller = Math.min(without().value(), with().value());
    double ratio = larger == smaller ? 1 : larger / smaller;
    stage.decided(new Event.Compared(what, without(), with(), unit, demand, ratio, held, because));
  }
}
