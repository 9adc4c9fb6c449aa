package dev.backendlab.kit.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a claim ended. */
public enum Outcome {
  /** Every check and control held. */
  @JsonProperty("proven")
  PROVEN,
  /** A check or control did not hold, or there was none. */
  @JsonProperty("refuted")
  REFUTED,
  /** Not run, for a reason that the user can change. */
  @JsonProperty("skipped")
  SKIPPED,
  /** An error stopped it before its checks could speak. */
  @JsonProperty("broken")
  BROKEN
}
