package dev.backendlab.kit.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a claim or a run ended, and the exit status that says so. */
public enum Outcome {
  /** Every check and control held. */
  @JsonProperty("proven")
  PROVEN(0),
  /** A check or control did not hold, or there was none. */
  @JsonProperty("refuted")
  REFUTED(1),
  /** Not run, for a reason that the user can change. */
  @JsonProperty("skipped")
  SKIPPED(0),
  /** An error stopped it before its checks could speak. */
  @JsonProperty("broken")
  BROKEN(3);

  private final int exitStatus;

  Outcome(int exitStatus) {
    this.exitStatus = exitStatus;
  }

  /** The documented exit status of a run that ended so. */
  public int exitStatus() {
    return exitStatus;
  }
}
