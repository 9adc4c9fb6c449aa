package dev.backendlab.cli.session;

import dev.backendlab.kit.run.RunResult;

/** Something that the user can put right; the message is a sentence that says how. */
public final class Mistake extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final int exitStatus;

  /** A mistake on the command line. */
  public Mistake(String message) {
    this(message, RunResult.USAGE);
  }

  /** A mistake elsewhere, with an exit status of its own. */
  public Mistake(String message, int exitStatus) {
    super(message);
    this.exitStatus = exitStatus;
  }

  /** Of a wrong command line, where it says nothing else. */
  public int exitStatus() {
    return exitStatus;
  }
}
