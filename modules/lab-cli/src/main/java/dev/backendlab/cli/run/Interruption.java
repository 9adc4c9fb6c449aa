package dev.backendlab.cli.run;

import dev.backendlab.kit.run.Run;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends a run in good order when this process is told to end. The JVM waits for it, so that the last
 * lines are told before it goes.
 */
final class Interruption implements AutoCloseable {

  private static final long LONGEST_FAREWELL_SECONDS = 2;

  private final CountDownLatch told = new CountDownLatch(1);
  private final Thread hook = new Thread(this::interrupted, "lab-interruption");
  private volatile @Nullable Run run;
  private volatile boolean begun;

  Interruption() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  void stops(Run run) {
    this.run = run;
  }

  /** Whether this process was told to end. */
  boolean begun() {
    return begun;
  }

  private void interrupted() {
    begun = true;
    var running = run;
    if (running == null) {
      return;
    }
    running.stop();
    try {
      told.await(LONGEST_FAREWELL_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    told.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException alreadyEnding) {
      // then the hook is running, and has just been told to go on
    }
  }
}
