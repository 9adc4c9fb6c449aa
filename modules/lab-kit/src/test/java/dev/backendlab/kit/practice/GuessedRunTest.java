package dev.backendlab.kit.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.event.Evidence;
import dev.backendlab.kit.event.Outcome;
import dev.backendlab.kit.predict.Guesses;
import dev.backendlab.kit.predict.Prediction;
import dev.backendlab.kit.predict.Predictions;
import dev.backendlab.kit.question.Question;
import dev.backendlab.kit.question.ReadmeFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuessedRunTest {

  private static final Predictions PREDICTIONS =
      new Predictions(
          List.of(
              new Prediction.HowMany("signature", "How many?", "calls", "calls"),
              new Prediction.HowMany("cost", "And how many?", "calls", "calls")));

  @TempDir private Path folder;
  private Practice practice;

  @BeforeEach
  void aModule() throws IOException {
    practice = new Practice(folder.resolve("practice.jsonl"));
    var claims = Map.of("signature", "It is signed.");
    Files.createDirectories(folder.resolve("q97-fixture"));
    Files.writeString(
        folder.resolve("q97-fixture/README.md"),
        ReadmeFixture.of("q97", "What?", "Fixtures", claims));
  }

  @Test
  void whatAProvenClaimAnswersIsRemembered() {
    var run = run();
    run.hear(started(null));
    run.hear(calls("30"));
    assertThat(run.hear(ended("signature", Outcome.PROVEN))).hasSize(1);
    run.hear(new Event.ClaimStarted("cost", "", "", List.of(), null));
    run.hear(calls("1,000"));
    run.hear(ended("cost", Outcome.PROVEN));

    assertThat(run.hits()).isEqualTo(new Standing(1, 0, 1));
    assertThat(run.soFar()).isEqualTo(new Standing(1, 0, 1));
    assertThat(practice.guesses())
        .extracting(Guess::question, Guess::section, Guess::claim, Guess::guess, Guess::measured)
        .containsExactly(
            tuple("q97", "Fixtures", "signature", "30 calls", "30 calls"),
            tuple("q97", "Fixtures", "cost", "1 calls", "1,000 calls"));
    assertThat(practice.guesses())
        .allMatch(guess -> guess.run().equals("q97-1") && guess.face().equals("terminal"));
  }

  @Test
  void whatIsRefutedBrokenOrATwinDoesNotCount() {
    for (var outcome : List.of(Outcome.REFUTED, Outcome.BROKEN, Outcome.SKIPPED)) {
      var run = run();
      run.hear(started(null));
      run.hear(calls("30"));
      assertThat(run.hear(ended("signature", outcome))).hasSize(1);
      assertThat(run.hits().isEmpty()).isTrue();
    }
    var twin = run();
    twin.hear(started("signature"));
    twin.hear(calls("30"));
    twin.hear(ended("signature", Outcome.PROVEN));

    assertThat(twin.hits().isEmpty()).isTrue();
    assertThat(practice.file()).doesNotExist();
  }

  @Test
  void aRunThatIsToldOnceMoreIsNotRememberedTwice() {
    var run = GuessedRun.retold(question(), PREDICTIONS, new Guesses(Map.of("signature.0", "30")));
    run.hear(started(null));
    run.hear(calls("30"));
    run.hear(ended("signature", Outcome.PROVEN));

    assertThat(run.hits().words()).isEqualTo("1 right");
    assertThat(run.soFar().isEmpty()).isTrue();
    assertThat(practice.file()).doesNotExist();
  }

  @Test
  void whereNothingCanBeWrittenTheRunGoesOn() throws IOException {
    Files.createDirectories(practice.file());
    var run = run();
    run.hear(started(null));
    run.hear(calls("30"));

    assertThat(run.hear(ended("signature", Outcome.PROVEN))).hasSize(1);
    assertThat(run.isForgotten()).isTrue();
    assertThat(run.hits().words()).isEqualTo("1 right");
  }

  private GuessedRun run() {
    var guesses = new Guesses(Map.of("signature.0", "30", "cost.0", "1"));
    return GuessedRun.begun(question(), PREDICTIONS, guesses, practice, "terminal");
  }

  private Question question() {
    return Question.in(folder.resolve("q97-fixture"));
  }

  private static Event started(@Nullable String broken) {
    var machine = new Event.Machine("Linux", "amd64", 2, 1, "25", Map.of());
    return new Event.RunStarted("q97-1", "q97", List.of(), broken, "2026", machine);
  }

  private static Event calls(String actual) {
    return new Event.Checked("calls", actual, actual, true, false, null, Evidence.COUNTED, null);
  }

  private static Event ended(String claim, Outcome outcome) {
    return new Event.ClaimEnded(claim, outcome, "", 1);
  }
}
