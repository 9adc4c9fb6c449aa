package dev.backendlab.kit;

import dev.backendlab.kit.event.Evidence;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * @param evidence how its figures came about; null for labels
 */
public record Column(String title, @Nullable Evidence evidence) {

  /** Names, words, or whatever else is no figure. */
  public static Column of(String title) {
    return new Column(title, null);
  }

  /** Exact figures. */
  public static Column counted(String title) {
    return new Column(title, Evidence.COUNTED);
  }

  /** Figures that another run would give differently. */
  public static Column measured(String title) {
    return new Column(title, Evidence.MEASURED);
  }

  /** Arithmetic of the set-up: a configured life, a patience, a limit. */
  public static Column byConstruction(String title) {
    return new Column(title, Evidence.BY_CONSTRUCTION);
  }
}
