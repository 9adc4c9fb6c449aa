package dev.backendlab.cli.walk;

import dev.backendlab.cli.session.Session;
import dev.backendlab.kit.practice.Footstep;
import dev.backendlab.kit.practice.Footstep.Done;
import dev.backendlab.kit.walk.Journey;
import dev.backendlab.kit.walk.Step;
import dev.backendlab.kit.walk.Walk;
import java.io.IOException;

/** The steps that were taken in a walk, as they are kept. */
final class Log {

  static final String FACE = "terminal";

  private final Session session;
  private final Walk walk;
  private boolean complained;

  Log(Session session, Walk walk) {
    this.session = session;
    this.walk = walk;
  }

  /** A step that was taken before stays taken, also where it is skipped now. */
  void keep(Step step, Done done, String run) {
    if (done == Done.SKIPPED && journey().of(step).isPresent()) {
      return;
    }
    keep(Footstep.now(walk.id(), step.key(), done, run, FACE));
  }

  /** Where it can't be kept the walk goes on, and that is said once. */
  void keep(Footstep footstep) {
    try {
      session.practice().keep(footstep);
    } catch (IOException noRoom) {
      if (!complained) {
        complained = true;
        session.aside(session.places().withoutProgress());
      }
    }
  }

  Journey journey() {
    return Journey.of(walk, session.practice().footsteps());
  }
}
