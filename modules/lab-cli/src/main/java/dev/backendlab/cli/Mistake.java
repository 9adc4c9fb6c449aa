package dev.backendlab.cli;

import dev.backendlab.kit.run.RunResult;

/** Something that the user can put right; the message is a sentence that says how. */
final class Mistake extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final int exitStatus;

  Mistake(String message) {
    this(message, RunResult.USAGE);
  }

  Mistake(String message, int exitStatus) {
    super(message);
    this.exitStatus = exitStatus;
  }

  int exitStatus() {
    return exitStatus;
  }
}
