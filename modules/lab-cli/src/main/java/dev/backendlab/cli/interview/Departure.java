package dev.backendlab.cli.interview;

import dev.backendlab.kit.interview.Interview;
import dev.backendlab.kit.run.Run;
import dev.backendlab.kit.run.RunResult;
import org.jspecify.annotations.Nullable;

/** Ctrl-C: a run under way is stopped, and the sheet of what was done is shown. */
final class Departure implements AutoCloseable {

  private final Interview interview;
  private final SheetPrinter sheets;
  private final Thread hook = new Thread(this::leave, "lab-departure");
  private volatile @Nullable Run run;
  private volatile boolean begun;

  Departure(Interview interview, SheetPrinter sheets) {
    this.interview = interview;
    this.sheets = sheets;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  void stops(@Nullable Run run) {
    this.run = run;
  }

  /** Whether this process was told to end. */
  boolean begun() {
    return begun;
  }

  int status() {
    return RunResult.INTERRUPTED;
  }

  private void leave() {
    begun = true;
    var running = run;
    if (running != null) {
      running.stop();
    }
    interview.leave();
    sheets.print();
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException alreadyEnding) {
      // then the hook tells the sheet
    }
  }
}
