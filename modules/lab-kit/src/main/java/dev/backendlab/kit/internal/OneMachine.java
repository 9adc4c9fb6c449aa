package dev.backendlab.kit.internal;

import dev.backendlab.kit.Claim;
import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.event.Evidence;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * A build tests several modules at once on one machine. A claim that must not notice the others,
 * {@link Claim#alone()}, has the machine for itself; every other test shares it. Public for JUnit,
 * which finds it as a service; where a lab runs a demo, nothing listens.
 */
public final class OneMachine implements TestExecutionListener {

  private static final String QUICK_COMPILER = "-XX:TieredStopAtLevel=1";
  private static final MachineLock LOCK = MachineLock.ofThisBuild();

  @Override
  public void executionStarted(TestIdentifier test) {
    if (test.isTest()) {
      LOCK.take(isAlone(test));
    }
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (test.isTest()) {
      LOCK.release();
    }
  }

  /** For the rest of this test. */
  static void alone() {
    LOCK.release();
    LOCK.take(true);
  }

  /** A sentence where a claim demands a measured figure that something else would turn. */
  static List<String> defectsOf(Claim claim, List<Event> observations) {
    if (observations.stream().noneMatch(OneMachine::demandsTheMeasured)) {
      return List.of();
    }
    if (!claim.alone()) {
      return List.of(
          "'%s' demands a measured figure, which load would turn: say @Claim(…, alone = true)"
              .formatted(claim.value()));
    }
    if (ManagementFactory.getRuntimeMXBean().getInputArguments().contains(QUICK_COMPILER)) {
      return List.of(
          "'%s' demands a measured figure, and nobody runs the quick compiler alone: give the module's pom.xml an empty <tests.jvm/>"
              .formatted(claim.value()));
    }
    return List.of();
  }

  private static boolean demandsTheMeasured(Event observation) {
    return switch (observation) {
      case Event.Checked check -> check.evidence() == Evidence.MEASURED;
      case Event.Compared comparison ->
          comparison.evidence() == Evidence.MEASURED && !comparison.demand().isEmpty();
      default -> false;
    };
  }

  private static boolean isAlone(TestIdentifier test) {
    return test.getSource()
        .flatMap(source ->
            source instanceof MethodSource method
                ? Optional.ofNullable(method.getJavaMethod().getAnnotation(Claim.class))
                : Optional.empty())
        .filter(Claim::alone)
        .isPresent();
  }
}
