package dev.backendlab.kit.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a figure came about, and so what it can prove. */
public enum Evidence {
  /** Exact: the same set-up gives the same figure again. */
  @JsonProperty("counted")
  COUNTED("counted"),
  /** A sample: it has a number of observations and a spread, and may be within noise. */
  @JsonProperty("measured")
  MEASURED("measured"),
  /**
   * Arithmetic of the set-up, such as a configured life: it proves nothing, so nothing demands it.
   */
  @JsonProperty("by-construction")
  BY_CONSTRUCTION("by construction");

  private final String words;

  Evidence(String words) {
    this.words = words;
  }

  /** For people. */
  public String words() {
    return words;
  }
}
