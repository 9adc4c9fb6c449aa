package dev.backendlab.web.story;

import dev.backendlab.kit.event.Outcome;
import dev.backendlab.kit.face.Durations;
import dev.backendlab.kit.figure.Figures;
import java.util.Locale;

/** The words of figures and outcomes, for templates. */
public final class Words {

  /** There is nothing to tell two of them apart. */
  public static final Words ALL = new Words();

  private Words() {}

  /** A figure as every face shows it. */
  public String figure(double value) {
    return Figures.of(value);
  }

  /** How long something took. */
  public String millis(double millis) {
    return Durations.ofMillis(millis);
  }

  /** How long ago that was. */
  public String ago(String startedAt) {
    return Durations.ago(startedAt);
  }

  /** {@code proven}, also as a class name. */
  public String outcome(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }

  /** The sign before an outcome. */
  public String mark(Outcome outcome) {
    return switch (outcome) {
      case PROVEN -> "✓";
      case REFUTED -> "✗";
      case SKIPPED -> "○";
      case BROKEN -> "!";
    };
  }

  /** {@code 1 claim}, {@code 7 claims}. */
  public String count(long count, String one) {
    return Figures.of(count) + " " + one + (count == 1 ? "" : "s");
  }
}
