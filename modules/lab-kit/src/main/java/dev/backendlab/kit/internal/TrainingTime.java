package dev.backendlab.kit.internal;

import dev.backendlab.kit.event.Outcome;
import java.time.Duration;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * Ends a training with the claim that is under way after half a minute. What the claims until then
 * have loaded, and how often they called it, is most of what a whole run needs; the user's machine
 * should not work in the background for as long as the whole demo does.
 *
 * @see <a href="https://openjdk.org/jeps/515">JEP 515: Ahead-of-time method profiling</a>
 */
final class TrainingTime implements TestExecutionListener {

  private static final Duration ENOUGH = Duration.ofSeconds(30);

  private final boolean training;
  private final long start = System.nanoTime();

  /**
   * @param training false where somebody waits for all claims
   */
  TrainingTime(boolean training) {
    this.training = training;
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (training && test.isTest() && System.nanoTime() - start > ENOUGH.toNanos()) {
      System.exit(Outcome.PROVEN.exitStatus());
    }
  }
}
