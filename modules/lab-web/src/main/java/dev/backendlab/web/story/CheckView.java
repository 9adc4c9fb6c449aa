package dev.backendlab.web.story;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.face.Evidences;

/** A check or a control beside what it demands. */
record CheckView(Event.Checked check) {

  /** Whether the demand says nothing that the observation does not say. */
  public boolean isSaidTwice() {
    return check.held()
        && (check.expected().equals(check.actual())
            || check.expected().startsWith("something with ")
            || check.expected().startsWith("anything but "));
  }

  /** Number of observations and spread of what was measured, or empty. */
  public String evidence() {
    return Evidences.of(check);
  }

  /** Too long to stand at the end of a line. */
  public boolean isLong() {
    return check.actual().length() > 48;
  }
}
