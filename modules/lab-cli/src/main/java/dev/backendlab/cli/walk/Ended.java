package dev.backendlab.cli.walk;

import dev.backendlab.cli.interview.InterviewCommand;
import dev.backendlab.kit.practice.Footstep.Done;
import org.jspecify.annotations.Nullable;

/**
 * How a step ended.
 *
 * @param done what was done about it; null where it was only looked at
 * @param run the run's id, or the interview's; empty where nothing ran
 * @param interrupted whether the user stopped its run
 */
record Ended(Key key, @Nullable Done done, String run, boolean interrupted) {

  /** Before anything was done about it. */
  static Ended early(Key key) {
    return new Ended(key, key == Key.SKIP ? Done.SKIPPED : null, "", false);
  }

  static Ended read(Key key) {
    return new Ended(key, Done.READ, "", false);
  }

  static Ended run(Key key, String run) {
    return new Ended(key, Done.RUN, run, false);
  }

  /** Of an interview: nothing is done where no question was answered. */
  static Ended held(Key key, InterviewCommand.Held held) {
    return held.answered()
        ? new Ended(key, Done.HELD, held.interview(), false)
        : new Ended(key, null, "", false);
  }

  static Ended stopped() {
    return new Ended(Key.LEAVE, null, "", true);
  }
}
