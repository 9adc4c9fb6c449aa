package dev.backendlab.kit;

import dev.backendlab.kit.service.Patience;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An observation that is made again until it is what the claim demands.
 *
 * <pre>{@code
 * shop.changePrice(LAMP, 2_000);
 * stage.checkSoon("the price that the other instance shows", () -> other.price(LAMP)).is(2_000);
 * }</pre>
 */
@CheckReturnValue
public final class SoonCheck<T extends @Nullable Object> {

  private static final Duration USUAL_PATIENCE = Duration.ofSeconds(10);

  private final Stage stage;
  private final String what;
  private final Callable<T> observation;
  private final boolean control;
  private @Nullable String because;
  private Duration patience = USUAL_PATIENCE;

  SoonCheck(Stage stage, String what, Callable<T> observation, boolean control) {
    this.stage = stage;
    this.what = what;
    this.observation = observation;
    this.control = control;
  }

  /** Names the mechanism that makes it so. */
  public SoonCheck<T> because(String mechanism) {
    this.because = mechanism;
    return this;
  }

  /** For how long it is looked at; ten seconds without this. */
  public SoonCheck<T> within(Duration patience) {
    this.patience = patience;
    return this;
  }

  /** Demands equality, as {@link Check#is(Object)}. */
  public void is(@Nullable Object expected) {
    seen(actual -> Check.same(actual, expected)).is(expected);
  }

  /** Demands a number that is not smaller. */
  public void isAtLeast(double bound) {
    seen(actual -> actual instanceof Number number && number.doubleValue() >= bound)
        .isAtLeast(bound);
  }

  /** The check of what was seen last: when it held, or when patience had ended. */
  private Check<T> seen(Predicate<T> held) {
    var last = new AtomicReference<T>();
    Patience.until(
        () -> {
          last.set(look());
          return held.test(last.get());
        },
        patience);
    var check = control ? stage.control(what, last.get()) : stage.check(what, last.get());
    return because == null ? check : check.because(because);
  }

  private T look() {
    try {
      return observation.call();
    } catch (RuntimeException failed) {
      throw failed;
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }
}
