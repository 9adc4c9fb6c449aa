package dev.backendlab.web.story;

import dev.backendlab.kit.Figures;
import dev.backendlab.kit.event.Event;

/** How far long work has come. */
record ProgressView(Event.Progressed progress) {

  public boolean isBounded() {
    return progress.total() > 0;
  }

  public String figures() {
    var done = Figures.of(progress.done());
    return isBounded() ? done + " of " + Figures.of(progress.total()) : done;
  }
}
