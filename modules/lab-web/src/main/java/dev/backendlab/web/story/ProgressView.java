package dev.backendlab.web.story;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.figure.Figures;

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
