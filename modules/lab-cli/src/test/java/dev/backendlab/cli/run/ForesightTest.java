package dev.backendlab.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendlab.cli.LabFixture;
import dev.backendlab.cli.session.Session;
import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.event.EventLine;
import dev.backendlab.kit.event.Evidence;
import dev.backendlab.kit.event.Outcome;
import dev.backendlab.kit.question.Question;
import dev.backendlab.kit.run.Runner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForesightTest {

  private static final EventLine STATUS =
      line(new Event.Checked("status", "401", "401", true, false, null, Evidence.COUNTED, null));

  @TempDir private Path folder;

  @Test
  void asksFirstAndShowsGuessBesideMeasurement() throws IOException {
    var lab = lab();
    var session = lab.session("7\nhe is not\n\n");

    var foresight = Foresight.asked(session, Runner.Order.all(question(session)));

    assertThat(lab.out())
        .contains("Which status?", "he is let in", "he is not", "he may not", "How many calls?")
        .containsSubsequence("  a  ", "  b  ", "  c  ")
        .contains("Answer with the letter of your choice");
    assertThat(foresight.guesses().byPrediction()).isEqualTo(Map.of("signature.0", "401"));
    foresight.hear(STATUS);
    assertThat(foresight.hear(ended("signature", Outcome.PROVEN)))
        .extracting(text -> text.plain().strip())
        .contains("you said he is not, it was he is not: right");
    assertThat(foresight.hear(ended("stateless", Outcome.PROVEN))).isEmpty();
  }

  @Test
  void asksWithoutTheClaimsSentenceAndItsName() throws IOException {
    var lab = lab();
    var session = lab.session("\n\n");
    var question = question(session);

    Foresight.asked(session, Runner.Order.claims(question, List.of("stateless")));

    assertThat(lab.out())
        .contains("  claim 2 of 3\n  How many calls?")
        .doesNotContain("signature", "stateless", "Which status?");
    assertThat(question.claims())
        .allSatisfy(claim -> assertThat(lab.out()).doesNotContain(claim.sentence()));
  }

  @Test
  void theEndSaysHowGoodTheGuessesAre() throws IOException {
    var lab = lab();
    for (var answer : List.of("403", "401")) {
      var session = lab.session(answer + "\n30\n");
      var foresight = Foresight.asked(session, Runner.Order.all(question(session)));
      assertThat(foresight.standing()).isEmpty();
      foresight.hear(STATUS);
      foresight.hear(ended("signature", Outcome.PROVEN));

      assertThat(foresight.standing())
          .singleElement()
          .extracting(text -> text.plain().strip())
          .isEqualTo(
              answer.equals("401")
                  ? "guesses   1 right; so far 1 right"
                  : "guesses   1 wrong; so far 1 wrong");
      assertThat(foresight.isForgotten()).isFalse();
    }
    assertThat(lab.session().practice().guesses()).hasSize(2);
  }

  @Test
  void theEndOfTheInputIsNoAnswer() throws IOException {
    var lab = lab();
    for (var answers : List.of("", "401\n", "401\n\n")) {
      var session = lab.session(answers);
      var foresight = Foresight.asked(session, Runner.Order.all(question(session)));

      assertThat(foresight.isCutShort()).isEqualTo(!answers.endsWith("\n\n"));
    }
  }

  @Test
  void whoAnswersNothingIsToldNothing() throws IOException {
    var session = lab().session();
    var foresight = Foresight.none(session, question(session));

    assertThat(foresight.hear(ended("signature", Outcome.PROVEN))).isEqualTo(List.of());
    assertThat(foresight.standing()).isEmpty();
  }

  private LabFixture lab() throws IOException {
    var lab = new LabFixture(folder);
    lab.write(
        "modules/q12-jwt/src/test/resources/predictions.yml",
        """
        signature:
          - ask: Which status?
            about: status
            choices:
              - 200: he is let in
              - 401: he is not
              - 403: he may not
        stateless:
          - ask: How many calls?
            about: calls
            unit: calls
        """);
    return lab;
  }

  private static Question question(Session session) {
    return session.question(session.entry("q12"));
  }

  private static EventLine ended(String claim, Outcome outcome) {
    return line(new Event.ClaimEnded(claim, outcome, "", 1));
  }

  private static EventLine line(Event event) {
    return new EventLine(EventLine.VERSION, 0, 0, null, event);
  }
}
