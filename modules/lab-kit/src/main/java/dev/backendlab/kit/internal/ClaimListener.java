package dev.backendlab.kit.internal;

import dev.backendlab.kit.BrokenTwin;
import dev.backendlab.kit.Reads;
import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.event.Outcome;
import dev.backendlab.kit.question.Question;
import dev.backendlab.kit.story.Broken;
import dev.backendlab.kit.story.Story;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.opentest4j.TestAbortedException;

/** Tells when claims begin and how they end, whatever ends them. */
final class ClaimListener implements TestExecutionListener {

  private final Story story;
  private final Question question;
  private final List<String> wanted;
  private final Map<String, Outcome> outcomes = new TreeMap<>();
  private final long start = System.nanoTime();
  private long claimStart;
  private String reason = "";

  ClaimListener(Story story, Question question, List<String> wanted) {
    this.story = story;
    this.question = question;
    this.wanted = wanted;
  }

  @Override
  public void executionStarted(TestIdentifier test) {
    var claim = claimOf(test);
    if (claim != null && test.getSource().orElse(null) instanceof MethodSource method) {
      claimStart = System.nanoTime();
      story.enter(claim);
      story.tell(started(claim, method));
    }
  }

  @Override
  public void executionSkipped(TestIdentifier test, String why) {
    var claim = claimOf(test);
    if (claim != null) {
      executionStarted(test);
      end(claim, Outcome.SKIPPED, why);
    }
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    var failure = result.getThrowable().orElse(null);
    var claim = claimOf(test);
    if (claim != null) {
      switch (failure) {
        case null -> end(claim, Outcome.PROVEN, "");
        case ClaimRefuted refuted -> {
          logged(refuted.getCause());
          end(claim, Outcome.REFUTED, Cause.oneSentence(refuted));
        }
        case TestAbortedException aborted ->
            end(claim, Outcome.SKIPPED, String.valueOf(aborted.getMessage()));
        default -> {
          logged(failure);
          end(claim, Outcome.BROKEN, Cause.oneSentence(failure));
        }
      }
    } else if (failure != null) {
      logged(failure);
      reason = Cause.oneSentence(failure);
    }
  }

  /** The run's last event; claims that never got their turn are broken. */
  Event.RunEnded ended() {
    var untried = new ArrayList<>(wanted);
    untried.removeAll(outcomes.keySet());
    if (!untried.isEmpty() && reason.isEmpty()) {
      reason = "These claims were never tried: " + String.join(", ", untried);
    }
    int broken = count(Outcome.BROKEN) + untried.size();
    var outcome =
        broken > 0
            ? Outcome.BROKEN
            : count(Outcome.REFUTED) > 0
                ? Outcome.REFUTED
                : count(Outcome.PROVEN) > 0 ? Outcome.PROVEN : Outcome.SKIPPED;
    return new Event.RunEnded(
        outcome,
        count(Outcome.PROVEN),
        count(Outcome.REFUTED),
        count(Outcome.SKIPPED),
        broken,
        reason,
        millisSince(start));
  }

  private int count(Outcome outcome) {
    return (int) outcomes.values().stream().filter(each -> each == outcome).count();
  }

  private void end(String claim, Outcome outcome, String why) {
    outcomes.put(claim, outcome);
    story.tell(new Event.ClaimEnded(claim, outcome, why, millisSince(claimStart)));
    story.enter(null);
  }

  private Event.ClaimStarted started(String claim, MethodSource source) {
    var method = source.getJavaMethod();
    var reads = method.getAnnotation(Reads.class);
    return new Event.ClaimStarted(
        claim,
        question.claim(claim).map(Question.ClaimSentence::sentence).orElse(""),
        method.getDeclaringClass().getName() + "#" + method.getName(),
        reads == null ? List.of() : ClaimExtension.names(reads.value()),
        Broken.claim().map(broken -> twin(method.getDeclaringClass(), broken)).orElse(null));
  }

  private static String twin(Class<?> demo, String claim) {
    return Twins.of(demo)
        .filter(twin -> twin.value().equals(claim))
        .findFirst()
        .map(BrokenTwin::says)
        .orElse("the Spring profile broken-" + claim);
  }

  private static @Nullable String claimOf(TestIdentifier test) {
    return test.getSource().map(DemoMain::idOf).orElse(null);
  }

  private static long millisSince(long nanos) {
    return (System.nanoTime() - nanos) / 1_000_000;
  }

  @SuppressWarnings("CatchAndPrintStackTrace")
  private static void logged(@Nullable Throwable failure) {
    if (failure != null) {
      failure.printStackTrace();
    }
  }
}
