package dev.backendlab.kit.face;

import dev.backendlab.kit.event.Event;

/** What checks demand, beside what was seen. */
public final class Demands {

  private Demands() {}

  /** Whether the demand of a check that held says nothing that the observation does not say. */
  public static boolean isSaidTwice(Event.Checked check) {
    return check.held()
        && (check.expected().equals(check.actual())
            || check.expected().startsWith("something with ")
            || check.expected().startsWith("anything but "));
  }
}
