package dev.backendlab.kit.contract;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.backendlab.kit.Claim;
import dev.backendlab.kit.event.Outcome;
import dev.backendlab.kit.internal.Applications;
import dev.backendlab.kit.internal.Instruments;
import dev.backendlab.kit.internal.TwinTrial;
import dev.backendlab.kit.predict.Predictions;
import dev.backendlab.kit.question.Defect;
import dev.backendlab.kit.question.Question;
import dev.backendlab.kit.question.ReadmeCheck;
import dev.backendlab.kit.question.Stubs;
import dev.backendlab.kit.run.TryIt;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What every question module must hold. A module extends it, beside its demo, and adds nothing:
 *
 * <pre>{@code
 * class JwtModuleTest extends QuestionModuleContract {}
 * }</pre>
 */
public abstract class QuestionModuleContract {

  @Test
  void readmeAndCodeAgree() {
    noneOf(ReadmeCheck.defectsIn(question().folder()));
  }

  /** That each is answered, too, shows when the demo runs in the build. */
  @Test
  void everyClaimHasAPrediction() {
    noneOf(Predictions.defectsIn(question().folder()));
  }

  @Test
  void nothingIsAStubAnyMore() {
    noneOf(Stubs.in(question().folder()));
  }

  private static void noneOf(List<Defect> defects) {
    if (!defects.isEmpty()) {
      Assertions.fail(String.join("\n", defects.stream().map(Object::toString).toList()));
    }
  }

  @TestFactory
  @Tag(ModuleTimes.TWINS)
  Stream<DynamicTest> everyBrokenTwinIsRefuted() {
    return TwinTrial.claimsOf(getClass()).stream()
        .map(claim -> dynamicTest(claim.value(), () -> brokenTwinIsRefuted(claim)));
  }

  private void brokenTwinIsRefuted(Claim claim) {
    Assumptions.assumeTrue(claim.withoutTwin().isEmpty(), claim.withoutTwin());
    var trial = TwinTrial.of(getClass(), claim.value());
    var ended = trial.ended();
    Assumptions.assumeFalse(ended.outcome() == Outcome.SKIPPED, ended.reason());
    Assertions.assertEquals(
        Outcome.REFUTED,
        ended.outcome(),
        () ->
            "The claim '%s' must be refuted on its broken twin, or its checks can't fail. %s"
                .formatted(claim.value(), ended.reason()));
    Assertions.assertTrue(trial.defects().isEmpty(), () -> String.join("\n", trial.defects()));
  }

  /** Both on one start, because a start is dear. */
  @TestFactory
  Stream<DynamicTest> applicationsAsAReaderStartsThem() {
    var question = question();
    var applications = Applications.start(question, ready -> {});
    return Stream.of(
            dynamicTest("have no instrument among their beans", () -> noInstrumentIn(applications)),
            dynamicTest("answer as the README shows", () -> answers(question, applications)))
        .onClose(applications::close);
  }

  private void noInstrumentIn(Applications applications) {
    var found = Instruments.in(applications, getClass());
    Assertions.assertTrue(found.isEmpty(), () -> String.join("\n", found));
  }

  private static void answers(Question question, Applications applications) throws Exception {
    var requests = TryIt.requestsOf(question);
    Assertions.assertFalse(
        requests.isEmpty(), "'Try it yourself' has no request: write one in a ```console block");
    for (var tried : TryIt.all(requests, applications.urls())) {
      Assertions.assertTrue(
          tried.asShown(),
          () ->
              "The README's request\n  %s\nshows\n%s\nand not\n%s"
                  .formatted(tried.request().command(), tried.actual(), tried.request().shown()));
    }
  }

  private Question question() {
    return TwinTrial.questionOf(getClass());
  }
}
