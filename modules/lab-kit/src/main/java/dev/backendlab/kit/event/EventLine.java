package dev.backendlab.kit.event;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One line of a run's event stream.
 *
 * @param v the version of the schema, {@link #VERSION}
 * @param seq counts the lines of a run from 0, without gaps
 * @param at ms since the run's start
 * @param claim the claim in whose story this happened, if any
 * @param event what happened
 */
public record EventLine(int v, int seq, long at, @Nullable String claim, Event event) {

  /** The schema's version; it grows when a reader of the old one would misread the new one. */
  public static final int VERSION = 1;

  /** As one line of JSON, without the line break. */
  public String toJson() {
    return EventJson.write(this);
  }

  /**
   * Sets up what writes lines, which takes longer than the first of them should: for a thread
   * beside a demo's preparations.
   */
  public static void prepareWriting() {
    EventJson.example();
  }

  /** Sets up what reads lines, for a thread that waits for the first of them anyway. */
  public static void prepareReading() {
    EventJson.read(EventJson.example());
  }

  /** The line, or empty where this is not one: a foreign, damaged or newer line. */
  public static Optional<EventLine> parse(String json) {
    return EventJson.read(json);
  }

  /**
   * Whether this should be a line and is none: cut off, with nothing where something belongs, or of
   * a shape that no version of the lab wrote.
   */
  public static boolean isDamaged(String json) {
    return EventJson.read(json).isEmpty() && !EventJson.isOfAnotherVersion(json);
  }
}
