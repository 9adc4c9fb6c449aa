package dev.backendlab.kit;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.event.Evidence;
import dev.backendlab.kit.figure.Figures;
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
 * What was measured has a spread, and a demand on it holds only where it holds for every pair of
 * values within the two spreads: a difference within noise proves nothing. Demand a third of what
 * is usually seen, or show it without a demand and check what can be counted.
 */
@CheckReturnValue
public final class Comparison {

  /** Less than this between two measurements is another result on another machine. */
  private static final double LEAST_DEMAND = 1.5;

  private final Judge judge;
  private final String what;
  private final String unit;
  private @Nullable Side without;
  private @Nullable Side with;
  private @Nullable String because;

  Comparison(Judge judge, String what, String unit) {
    this.judge = judge;
    this.what = what;
    this.unit = unit;
  }

  /** The control: a count of the work without the mechanism. */
  public Comparison without(String label, long value) {
    this.without = Side.of(label, value);
    return this;
  }

  /** The control, derived from counts. */
  public Comparison without(String label, Counted value) {
    this.without = Side.of(label, value);
    return this;
  }

  /** The control, measured. */
  public Comparison without(String label, Measured value) {
    this.without = Side.of(label, value);
    return this;
  }

  /** A count of the same work with the mechanism. */
  public Comparison with(String label, long value) {
    this.with = Side.of(label, value);
    return this;
  }

  /** The same work with the mechanism, derived from counts. */
  public Comparison with(String label, Counted value) {
    this.with = Side.of(label, value);
    return this;
  }

  /** The same work with the mechanism, measured. */
  public Comparison with(String label, Measured value) {
    this.with = Side.of(label, value);
    return this;
  }

  /** Names the mechanism that makes the difference. */
  public Comparison because(String mechanism) {
    this.because = mechanism;
    return this;
  }

  /**
   * Demands that the value with the mechanism is at least this many times lower.
   *
   * @throws IllegalStateException when less than 1.5 times is demanded of a measurement
   */
  public void isLowerBy(double times) {
    refuseTooLittle(times);
    decide(
        "at least %s times lower".formatted(Figures.of(times)),
        with().high() * times <= without().low() && with().high() < without().low());
  }

  /**
   * Demands that the value with the mechanism is at least this many times higher.
   *
   * @throws IllegalStateException when less than 1.5 times is demanded of a measurement
   */
  public void isHigherBy(double times) {
    refuseTooLittle(times);
    decide(
        "at least %s times higher".formatted(Figures.of(times)),
        with().low() >= without().high() * times && with().low() > without().high());
  }

  /** Demands that neither value is more than this many times the other. */
  public void isWithin(double times) {
    decide(
        "within %s times of each other".formatted(Figures.of(times)),
        with().high() <= without().low() * times && without().high() <= with().low() * times);
  }

  /**
   * Shows the two, and demands nothing: for a measurement whose size is another machine's tomorrow.
   * It counts neither as a check nor as a control.
   */
  public void show() {
    judge.shown(compared("", true));
  }

  private Side without() {
    return Objects.requireNonNull(without, "a comparison needs without(…)");
  }

  private Side with() {
    return Objects.requireNonNull(with, "a comparison needs with(…)");
  }

  private void refuseTooLittle(double times) {
    if (evidence() == Evidence.MEASURED && times < LEAST_DEMAND) {
      throw new IllegalStateException(
          "'%s' was measured: demand at least %s times, or show it and check what can be counted"
              .formatted(what, Figures.of(LEAST_DEMAND)));
    }
  }

  private Evidence evidence() {
    return without().evidence() == Evidence.MEASURED ? Evidence.MEASURED : with().evidence();
  }

  private void decide(String demand, boolean held) {
    judge.decided(compared(demand, held));
  }

  private Event.Compared compared(String demand, boolean held) {
    double larger = Math.max(without().value(), with().value());
    double smaller = Math.min(without().value(), with().value());
    double ratio = larger == smaller ? 1 : larger / smaller;
    return new Event.Compared(
        what, without().told(), with().told(), unit, demand, ratio, held, because, evidence());
  }
}
