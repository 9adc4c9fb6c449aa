package dev.backendlab.kit.interview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.event.EventLine;
import dev.backendlab.kit.event.Evidence;
import dev.backendlab.kit.event.Outcome;
import dev.backendlab.kit.practice.Practice;
import dev.backendlab.kit.predict.Prediction;
import dev.backendlab.kit.question.FollowUp;
import dev.backendlab.kit.question.Level;
import dev.backendlab.kit.question.Rubric;
import dev.backendlab.kit.question.Shelf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class InterviewTest {

  private static final Shelf SHELF = Shelf.of(Path.of("../..").toAbsolutePath().normalize());

  @TempDir private Path folder;
  private Instant now = Instant.parse("2026-11-27T19:00:00Z");

  @ParameterizedTest
  @EnumSource(Level.class)
  void everyQuestionWithAModuleYieldsAnInterviewOfEachLevel(Level level) {
    var runs = SHELF.entries().stream().filter(entry -> entry.module().isPresent()).toList();
    assertThat(runs).hasSizeGreaterThan(15);
    for (var entry : runs) {
      var subject = subject(entry.id(), level);

      assertThat(subject.expected())
          .as(entry.id())
          .isNotEmpty()
          .allMatch(expected -> expected.level().compareTo(level) <= 0);
      assertThat(subject.expected().getFirst().level()).isEqualTo(level);
      assertThat(subject.wager().prediction())
          .as(entry.id())
          .isNotInstanceOf(Prediction.MoreOrLess.class);
      assertThat(subject.caseToDiscuss()).as(entry.id()).isPresent();
      var interview = interview(level, 20, false, subject);
      walkThrough(interview);
      assertThat(interview.step()).isEqualTo(Step.OVER);
      assertThat(interview.round().followUps()).as(entry.id()).hasSize(3).doesNotHaveDuplicates();
    }
  }

  @Test
  void aWalksQuestionsAreAskedInItsOrder() {
    var draw = Draw.of("when-things-break", SHELF, new Random(1));

    assertThat(draw.entries())
        .extracting(Shelf.Entry::id)
        .startsWith("q10", "q18", "q19")
        .doesNotHaveDuplicates();
    assertThat(draw.topic()).isEqualTo("the walk when-things-break");
    assertThat(draw.subjects(Level.SENIOR, 20, Set.of(), new Random(1)))
        .extracting(subject -> subject.question().id())
        .startsWith("q10", "q18", "q19");
  }

  @Test
  void anyQuestionIsDrawnInARandomOrder() {
    var one = Draw.of("any", SHELF, new Random(1)).entries();
    var other = Draw.of("any", SHELF, new Random(2)).entries();

    assertThat(one).hasSize(30).containsExactlyInAnyOrderElementsOf(other).isNotEqualTo(other);
  }

  @ParameterizedTest
  @ValueSource(strings = {"q99", "nonsense", "scale-a-shopp", "../../etc", "q1 2"})
  void unknownTopicsAreRefusedInASentence(String word) {
    assertThatThrownBy(() -> Draw.of(word, SHELF, new Random(1)))
        .isInstanceOf(BadSetup.class)
        .hasMessageContaining("'" + word + "'");
  }

  @Test
  void aQuestionWithoutADemoIsNotAsked() {
    assertThatThrownBy(() ->
            Draw.of("q06", SHELF, new Random(1))
                .subjects(Level.SENIOR, 20, Set.of(), new Random(1)))
        .isInstanceOf(BadSetup.class)
        .hasMessage(
            "Nothing of q06 can be asked: a question needs a demo, a rubric and predictions.");
  }

  @Test
  void levelsAndMinutesHaveBounds() {
    assertThat(Setup.level(" Staff")).isEqualTo(Level.STAFF);
    assertThatThrownBy(() -> Setup.level("boss")).hasMessageContaining("junior, senior or staff");
    for (int minutes : List.of(4, 121, -1, Integer.MAX_VALUE)) {
      assertThatThrownBy(() -> new Setup("any", Level.SENIOR, minutes, false))
          .hasMessageContaining("5 to 120 minutes");
    }
  }

  @Test
  void followUpsOfTheLevelComeFirstAndAmongThemThoseThatWereMissed() {
    var subject = subject("q12", Level.SENIOR);
    for (int at = 0; at < subject.expected().size(); at++) {
      var expected = subject.expected().get(at);
      var ticks = new ArrayList<>(Collections.nCopies(subject.expected().size(), Tick.YES));
      ticks.set(at, Tick.PARTLY);

      var drawn = FollowUpDraw.of(subject, ticks);

      assertThat(drawn).extracting(FollowUp::level).containsOnly(Level.SENIOR);
      if (expected.level() == Level.SENIOR) {
        assertThat(expected.point().shownBy())
            .contains(new Rubric.Citation.OfFollowUp(drawn.getFirst()));
      }
    }
  }

  @Test
  void whatWasSettledBeforeIsDrawnLast() {
    var all = new ArrayList<String>();
    for (int i = 0; i < 12; i++) {
      var subject =
          Subject.of(
                  SHELF.find("q12").getFirst().read(), Level.STAFF, Set.copyOf(all), new Random(i))
              .orElseThrow();
      all.add(subject.wager().prediction().ask());
    }
    assertThat(Set.copyOf(all)).hasSizeGreaterThan(9);
  }

  @Test
  void aPredictionThatGoesOnFromAnotherSaysWhatWasAskedBeforeIt() {
    var asked = new ArrayList<String>();
    var all = new ArrayList<Subject.Wager>();
    for (int i = 0; i < 20; i++) {
      var wager =
          Subject.of(
                  SHELF.find("q12").getFirst().read(),
                  Level.STAFF,
                  Set.copyOf(asked),
                  new Random(i))
              .orElseThrow()
              .wager();
      asked.add(wager.prediction().ask());
      all.add(wager);
    }
    assertThat(all)
        .filteredOn(wager -> wager.prediction().ask().startsWith("And if each service believes"))
        .isNotEmpty()
        .allSatisfy(wager ->
            assertThat(wager.before()).singleElement().asString().startsWith("One checkout"));
    assertThat(all.getFirst().before()).as("what can be understood alone comes first").isEmpty();
  }

  @Test
  void stepsComeInOrderAndOnesThatAreNotDueAreNotTaken() {
    var interview = interview(Level.SENIOR, 20, false, subject("q12", Level.SENIOR));

    interview.knew(Tick.YES);
    interview.weigh(Tick.YES);
    interview.goOn();
    assertThat(interview.step()).isEqualTo(Step.ANSWER);
    now = now.plusSeconds(95);
    interview.answer(" I said. ");
    interview.answer("twice");
    assertThat(interview.step()).isEqualTo(Step.JUDGE);
    assertThat(interview.round().answer()).isEqualTo("I said.");
    assertThat(interview.round().used()).isEqualTo(Duration.ofSeconds(95));
    interview.judge(List.of(Tick.YES), List.of(0, 0, 7));
    assertThat(interview.round().flags()).containsExactly(0);
    assertThat(interview.round().ticks()).startsWith(Tick.YES, Tick.NO);
    for (int i = 0; i < 3; i++) {
      assertThat(interview.step()).isEqualTo(Step.FOLLOW_UP);
      interview.compare();
      interview.knew(Tick.NO);
      interview.knew(Tick.NO);
    }
    assertThat(interview.step()).isEqualTo(Step.SETTLE);
    assertThat(interview.settle(guess(interview), 49)).isFalse();
    assertThat(interview.settle(guess(interview), 101)).isFalse();
    assertThat(interview.settle("no such choice", 60)).isFalse();
    assertThat(interview.settle(guess(interview), 60)).isTrue();
    interview.goOn();
    assertThat(interview.step()).isEqualTo(Step.RUN);
  }

  @Test
  void theNextQuestionComesWhileMinutesAreLeftAndPeersSwapAfterHalf() {
    var interview =
        interview(
            Level.JUNIOR,
            10,
            true,
            subject("q12", Level.JUNIOR),
            subject("q10", Level.JUNIOR),
            subject("q09", Level.JUNIOR));

    now = now.plusSeconds(310);
    walkThrough(interview);
    assertThat(interview.round().subject().question().id()).isEqualTo("q10");
    assertThat(interview.isSwap()).isTrue();
    now = now.plusSeconds(310);
    walkThrough(interview);

    assertThat(interview.step()).isEqualTo(Step.OVER);
    assertThat(interview.sheet().questions()).containsExactly("q12", "q10");
    assertThat(interview.sheet().markdown()).contains("q12 (you)", "q10 (your peer)");
  }

  @Test
  void leavingEarlyGivesTheSheetOfWhatWasDone() {
    var interview = interview(Level.SENIOR, 20, false, subject("q12", Level.SENIOR));
    interview.leave();
    assertThat(interview.sheet().markdown()).contains("left before the first answer");

    var other = interview(Level.SENIOR, 20, false, subject("q12", Level.SENIOR));
    other.answer("Half.");
    other.judge(Collections.nCopies(6, Tick.YES), List.of());
    other.leave();
    assertThat(other.sheet().markdown())
        .contains("Settled by runs: 0 of 0", "Ticked by yourself: 6 of 6", "left open", "> Half.");
    assertThat(diary().sheets()).hasSize(1);
  }

  @Test
  void theSheetKeepsRunsTicksAndCalibrationApart() {
    assertThat(held().sheet().markdown())
        .contains("## Settled by runs: 1 of 1", "**right.**", "80% sure", "Run `q12-1`")
        .contains("Brier score 0.04 over 1 settled prediction of all your sessions.", "Brier, 1950")
        .contains("## Ticked by yourself: 1 of 6, 1 more partly (unchecked)", "1 of 3 | partly |")
        .contains("## Red flags heard", "## Missed, and kept for later", "q12, senior, partly: ")
        .contains("> It is \\*signed\\* \\# \\<b\\>", "> Keys first.")
        .doesNotContainIgnoringCase("hire");
    assertThat(diary().missed()).hasSize(7);
  }

  private Interview held() {
    var subject = subject("q12", Level.SENIOR);
    var interview = interview(Level.SENIOR, 20, false, subject);
    interview.answer("It is *signed* # <b>");
    interview.judge(List.of(Tick.YES, Tick.PARTLY), List.of(1));
    for (int i = 0; i < 3; i++) {
      interview.compare();
      interview.knew(i == 0 ? Tick.YES : Tick.NO);
    }
    interview.settle(guess(interview), 80);
    interview.settled(
        Settlement.of(subject, guess(interview), "q12-1", told(subject, Outcome.PROVEN)));
    interview.goOn();
    interview.choose("Keys first.");
    interview.weigh(Tick.PARTLY);
    return interview;
  }

  @Test
  void aClaimThatWasNotProvenSettlesNothing() {
    var subject = subject("q12", Level.SENIOR);
    for (var outcome : List.of(Outcome.REFUTED, Outcome.BROKEN, Outcome.SKIPPED)) {
      var settlement = Settlement.of(subject, guess(subject), "r", told(subject, outcome));
      assertThat(settlement.reckoning()).isEmpty();
      assertThat(settlement.trouble()).isNotEmpty();
    }
    assertThat(Settlement.of(subject, guess(subject), "r", List.of()).trouble())
        .isEqualTo("The run ended before the claim could answer.");
    assertThat(diary().calibration().count()).isZero();
  }

  @Test
  void theBrierScoreIsTheMeanSquaredError() {
    var forecasts =
        List.of(
            new Calibration.Forecast(100, true),
            new Calibration.Forecast(100, false),
            new Calibration.Forecast(50, true),
            new Calibration.Forecast(80, false));

    assertThat(Calibration.of(forecasts).brier()).isEqualTo((0 + 1 + 0.25 + 0.64) / 4);
    assertThat(Calibration.of(Collections.nCopies(9, new Calibration.Forecast(50, false))).brier())
        .isEqualTo(0.25);
    assertThat(Calibration.of(List.of()).words()).isEqualTo("No prediction was settled yet.");
  }

  @Test
  void damagedAndFutureLinesCostNothingElse() throws IOException {
    held();
    var file = folder.resolve("practice.jsonl");
    var whole = Files.readString(file);
    var subject = subject("q12", Level.SENIOR);
    for (int end = 0; end < whole.length(); end++) {
      Files.writeString(file, whole.substring(0, end));
      interview(Level.SENIOR, 20, false, subject).answer("Once more.");
      int ends = (int) whole.substring(0, end + 1).chars().filter(sign -> sign == '\n').count();
      assertThat(new Practice(file).entries(Set.of("answer", "tick", "settled", "sheet")))
          .as("cut off at byte %d", end)
          .hasSize(ends + 1)
          .last()
          .satisfies(entry -> assertThat(entry.field("text")).isEqualTo("Once more."));
    }
    Files.writeString(
        file, whole.replace("{\"v\":1", "{\"v\":2") + "{\"v\":1,\"type\":\"settled\"}\n" + whole);
    assertThat(diary().calibration().count()).isEqualTo(1);
    assertThat(diary().sheets()).hasSize(1);
  }

  @Test
  void whatCannotBeKeptIsSaidAndStopsNothing() throws IOException {
    Files.createDirectory(folder.resolve("practice.jsonl"));
    var diary = diary();
    var interview =
        new Interview(
            "i",
            new Setup("q12", Level.SENIOR, 20, false),
            List.of(subject("q12", Level.SENIOR)),
            diary,
            () -> now);

    walkThrough(interview);

    assertThat(diary.isForgetful()).isTrue();
    assertThat(interview.sheet().rounds()).hasSize(1);
  }

  @Test
  void aRunThatBrokeTakesOneLineOfTheSheet() {
    var interview = interview(Level.SENIOR, 20, false, subject("q12", Level.SENIOR));

    walkThrough(interview);

    assertThat(interview.sheet().markdown())
        .contains("not counted. The run broke. Run `q-1`.")
        .doesNotContain("[ERROR]");
  }

  @Test
  void sheetsAreFoundByTheirIdOnly() throws IOException {
    var sheets = Sheets.below(folder);
    sheets.keep("interview-20261127-190000-00ff", "# Sheet");

    assertThat(sheets.find("interview-20261127-190000-00ff")).contains("# Sheet");
    assertThat(sheets.find("interview-20261127-190000-00fe")).isEmpty();
    assertThat(sheets.find("../practice")).isEmpty();
  }

  private static void walkThrough(Interview interview) {
    interview.answer("");
    interview.judge(List.of(), List.of());
    while (interview.step() == Step.FOLLOW_UP) {
      interview.compare();
      interview.knew(Tick.PARTLY);
    }
    assertThat(interview.settle(guess(interview), 75)).isTrue();
    interview.settled(Settlement.none("The run broke.\n[ERROR] And why.", "q-1"));
    interview.goOn();
    interview.choose("");
    interview.weigh(Tick.NO);
  }

  private static String guess(Interview interview) {
    return guess(interview.round().subject());
  }

  private static String guess(Subject subject) {
    return subject.wager().prediction() instanceof Prediction.WhichOne which
        ? which.options().getFirst().value()
        : "7";
  }

  /** A run whose claim answers as it was guessed. */
  private static List<EventLine> told(Subject subject, Outcome outcome) {
    var prediction = subject.wager().prediction();
    var guess = guess(subject);
    return List.of(
        line(new Event.ClaimStarted(prediction.claim(), "", "", List.of(), null)),
        line(
            new Event.Checked(
                prediction.about(), guess, guess, true, false, null, Evidence.COUNTED, null)),
        line(new Event.ClaimEnded(prediction.claim(), outcome, "", 1)));
  }

  private static EventLine line(Event event) {
    return new EventLine(EventLine.VERSION, 0, 0, null, event);
  }

  private static Subject subject(String id, Level level) {
    return Subject.of(SHELF.find(id).getFirst().read(), level, Set.of(), new Random(7))
        .orElseThrow();
  }

  private Diary diary() {
    return new Diary(new Practice(folder.resolve("practice.jsonl")), () -> now, "terminal");
  }

  private Interview interview(Level level, int minutes, boolean peer, Subject... subjects) {
    return new Interview(
        "interview-1",
        new Setup("q12", level, minutes, peer),
        List.of(subjects),
        diary(),
        () -> now);
  }
}
