package dev.backendlab.kit.figure;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How values read in a story: the same in every locale, with as many digits as they deserve. */
public final class Figures {

  private Figures() {}

  /**
   * A value as the story shows it: {@code 1,234,567}, {@code 0.42}, {@code 12.3}, {@code "text"}
   * bare.
   */
  public static String of(@Nullable Object value) {
    return switch (value) {
      case null -> "nothing";
      case Double number -> of(number.doubleValue());
      case Float number -> of(number.doubleValue());
      case Figure figure -> of(figure.value());
      case Integer number -> of(number.longValue());
      case Long number -> of(number.longValue());
      case Boolean truth -> truth ? "yes" : "no";
      case Collection<?> all when all.isEmpty() -> "none";
      case Collection<?> all -> all.stream().map(Figures::of).collect(Collectors.joining(", "));
      default -> value.toString();
    };
  }

  /** A whole number with thousands separated by commas. */
  public static String of(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** A measured number with three significant digits, whole from 100 on. */
  public static String of(double number) {
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      return Double.isNaN(number) ? "not a number" : "infinity";
    }
    if (number == Math.rint(number) || Math.abs(number) >= 100) {
      return of(Math.round(number));
    }
    double size = Math.abs(number);
    String shape = size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : size >= 0.1 ? "%.2f" : "%.3f";
    return String.format(Locale.ROOT, shape, number);
  }
}
