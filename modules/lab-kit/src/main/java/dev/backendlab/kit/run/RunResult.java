package dev.backendlab.kit.run;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.event.Outcome;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a run ended.
 *
 * @param ended its last event
 * @param interrupted whether it was stopped from outside
 * @param folder where its evidence is kept; empty where it could not be
 */
public record RunResult(Event.RunEnded ended, boolean interrupted, Optional<Path> folder) {

  /** The exit status of all proven or skipped. */
  public static final int PROVEN = Outcome.PROVEN.exitStatus();

  /** The exit status of a refuted claim, and of a broken twin that was not refuted. */
  public static final int REFUTED = Outcome.REFUTED.exitStatus();

  /** The exit status of a wrong command line. */
  public static final int USAGE = 2;

  /** The exit status of an error. */
  public static final int BROKEN = Outcome.BROKEN.exitStatus();

  /** The exit status of a run that was interrupted. */
  public static final int INTERRUPTED = 130;

  /** The documented exit status. */
  public int exitStatus() {
    return interrupted ? INTERRUPTED : ended.outcome().exitStatus();
  }

  /** The exit status of a run on a broken twin, which is right where the claim was refuted. */
  public int exitStatusOfTwin() {
    return !interrupted && ended.outcome() == Outcome.PROVEN
        ? REFUTED
        : !interrupted && ended.outcome() == Outcome.REFUTED ? PROVEN : exitStatus();
  }
}
