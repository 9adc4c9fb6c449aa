package dev.backendlab.web.story;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.face.Demands;
import dev.backendlab.kit.face.Evidences;

/** A check or a control beside what it demands. */
record CheckView(Event.Checked check) {

  /** See {@link Demands#isSaidTwice}. */
  public boolean isSaidTwice() {
    return Demands.isSaidTwice(check);
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
