package dev.backendlab.kit;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.event.Evidence;
import dev.backendlab.kit.figure.Figures;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An observation that waits for its verdict.
 *
 * <pre>{@code
 * stage.check("calls to the issuer", issuer.calls()).is(0L);     // held, or the claim is refuted
 * stage.check("calls to the issuer", issuer.calls());            // refuted: never given a verdict
 * }</pre>
 */
@CheckReturnValue
public final class Check<T extends @Nullable Object> {

  private final Judge judge;
  private final String what;
  private final T actual;
  private final boolean control;
  private @Nullable String because;

  Check(Judge judge, String what, T actual, boolean control) {
    if (actual instanceof Double || actual instanceof Float) {
      throw new IllegalArgumentException(
          "'%s' is %s: say how it came about, as Counted or as Measured"
              .formatted(what, Figures.of(actual)));
    }
    this.judge = judge;
    this.what = what;
    this.actual = actual;
    this.control = control;
  }

  /** Names the mechanism that makes it so, told beside the verdict: the "why" of the story. */
  public Check<T> because(String mechanism) {
    this.because = mechanism;
    return this;
  }

  /**
   * Demands equality. Numbers that were counted are equal when their values are, whatever their
   * type; what was measured is never equal to anything.
   */
  @SuppressWarnings("CheckReturnValue")
  public void is(@Nullable Object expected) {
    if (actual instanceof Measured) {
      throw new IllegalStateException("'%s' was measured: demand a bound".formatted(what));
    }
    decide(Figures.of(expected), same(actual, expected));
  }

  /** Demands anything but this value. */
  public void isNot(@Nullable Object unexpected) {
    decide("anything but " + Figures.of(unexpected), !same(actual, unexpected));
  }

  /** Demands one of these values. */
  public void isOneOf(Object... expected) {
    decide(
        "one of " + String.join(", ", Arrays.stream(expected).map(Figures::of).toList()),
        Arrays.stream(expected).anyMatch(each -> same(actual, each)));
  }

  /** Demands a number that is not smaller; of what was measured, with all of its spread. */
  public void isAtLeast(double bound) {
    decide("at least " + Figures.of(bound), low() >= bound);
  }

  /** Demands a number that is not larger; of what was measured, with all of its spread. */
  public void isAtMost(double bound) {
    decide("at most " + Figures.of(bound), high() <= bound);
  }

  /** Demands a number in this range, both ends included. */
  public void isBetween(double low, double high) {
    decide(
        "between %s and %s".formatted(Figures.of(low), Figures.of(high)),
        low() >= low && high() <= high);
  }

  /** Demands a text or a collection that contains this. */
  public void contains(Object part) {
    decide(
        "something with " + Figures.of(part),
        switch (actual) {
          case CharSequence text -> text.toString().contains(part.toString());
          case Collection<?> all -> all.contains(part);
          case null, default -> false;
        });
  }

  /**
   * Demands what no other verdict can say.
   *
   * @param expectation in words, to follow "expected": {@code "three parts between dots"}
   */
  public void is(String expectation, Predicate<? super T> held) {
    decide(expectation, held.test(actual));
  }

  String what() {
    return what;
  }

  private void decide(String expected, boolean held) {
    var spread = actual instanceof Measured measured ? measured.spread() : null;
    var evidence = spread == null ? Evidence.COUNTED : Evidence.MEASURED;
    judge.decided(
        this,
        new Event.Checked(
            what, expected, Figures.of(actual), held, control, because, evidence, spread));
  }

  private double low() {
    return actual instanceof Measured measured ? measured.low() : number();
  }

  private double high() {
    return actual instanceof Measured measured ? measured.high() : number();
  }

  private double number() {
    return switch (actual) {
      case Number number -> number.doubleValue();
      case Counted counted -> counted.value();
      case null, default ->
          throw new IllegalStateException(
              "'%s' is %s: a bound needs a number".formatted(what, Figures.of(actual)));
    };
  }

  static boolean same(@Nullable Object one, @Nullable Object other) {
    return Objects.equals(widened(one), widened(other));
  }

  private static @Nullable Object widened(@Nullable Object value) {
    return switch (value) {
      case Integer number -> number.doubleValue();
      case Short number -> number.doubleValue();
      case Long number when Math.abs(number) < 1L << 53 -> number.doubleValue();
      case Counted counted -> counted.value();
      case null, default -> value;
    };
  }
}
