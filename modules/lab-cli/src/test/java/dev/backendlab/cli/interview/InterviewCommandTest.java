package dev.backendlab.cli.interview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backendlab.cli.LabFixture;
import dev.backendlab.cli.session.Mistake;
import dev.backendlab.kit.run.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class InterviewCommandTest {

  @TempDir private Path folder;
  private LabFixture lab;

  @BeforeEach
  void withOneQuestionThatCanBeAsked() throws IOException {
    lab = new LabFixture(folder);
    lab.write("modules/q12-jwt/src/test/resources/predictions.yml", LabFixture.PREDICTIONS);
  }

  @Test
  void anInterviewGoesFromTheQuestionToTheSheet() {
    int status =
        held("q12", "\nI say so.\ny\nmaybe\np\nn\ny\nz\na\n\ny\n\nn\n\np\n\nthis one\ny\n");

    assertThat(status).isEqualTo(RunResult.PROVEN);
    assertThat(lab.out())
        .containsSubsequence(
            "What is JWT (JSON Web Token)?",
            "used.",
            "Did you say it?",
            "Answer with y for yes",
            "Red flags: did you say one?",
            "Answer with a, or Enter.",
            "Follow-up 1 of 3",
            "Settle it",
            "A case",
            "Compare",
            "Mock interview, ",
            "Settled by runs: 0 of 0",
            "Ticked by yourself: 2 of 4, 1 more partly (unchecked)",
            "Red flags heard",
            "Missed, and kept for later",
            "┃ this one",
            "┃ I say so.");
    assertThat(lab.out().indexOf("Says what"))
        .as("the rubric comes after the answer")
        .isGreaterThan(lab.out().indexOf("used."));
  }

  @Test
  void endOfInputGivesTheSheetOfWhatWasDone() throws IOException {
    int status = held("any", "\nHalf an answer.\ny\ny\ny\ny\n\n");

    assertThat(status).isEqualTo(RunResult.PROVEN);
    assertThat(lab.out()).contains("Ticked by yourself: 4 of 4 (unchecked)", "┃ Half an answer.");
    assertThat(Files.readString(lab.session().places().practice()))
        .contains("\"type\":\"answer\"", "\"type\":\"tick\"", "\"type\":\"sheet\"");
  }

  @Test
  void aPeerIsHandedTheDesk() {
    var command =
        new InterviewCommand(
            lab.session("\nSo.\n\ny\ny\ny\ny\n\ny\ny\ny\nSpeaks of prices.\n\n\n"));
    new CommandLine(command).execute("q12", "--peer", "--minutes", "30");

    assertThat(lab.out())
        .containsSubsequence(
            "One of you is the candidate.",
            "Hand over: what follows is for the interviewer.",
            "Was it said?",
            "Ask it; this is the model answer:",
            "Known?",
            "Hand back: the candidate settles it.",
            "Ticked by the interviewer: 4 of 4",
            "Notes of the interviewer",
            "q12: Speaks of prices.");
  }

  @Test
  void theSheetIsWrittenWhereItIsWanted() throws IOException {
    for (var name : new String[] {"sheet.md", "sheet.html"}) {
      var out = folder.resolve(name);
      var command = new InterviewCommand(lab.session("\n<b>typed</b>\ny\ny\ny\ny\n\n"));
      assertThat(new CommandLine(command).execute("q12", "--out", out.toString())).isZero();
    }
    assertThat(Files.readString(folder.resolve("sheet.md")))
        .startsWith("# Mock interview, ")
        .contains("> \\<b\\>typed");
    assertThat(Files.readString(folder.resolve("sheet.html")))
        .contains("size: A4", "&lt;b&gt;typed", "<table>")
        .doesNotContain("<b>typed");
  }

  @Test
  void aSheetIsNeverWrittenOverAnotherFile() throws IOException {
    var taken = Files.writeString(folder.resolve("taken.md"), "mine");
    for (var out : new Path[] {taken, folder, folder.resolve("nowhere/sheet.md")}) {
      var command = new InterviewCommand(lab.session("\nSo.\n"));
      CommandLine.populateCommand(command, "q12", "--out", out.toString());

      assertThatThrownBy(command::call)
          .isInstanceOf(Mistake.class)
          .hasMessageContaining(": name a")
          .hasMessageContaining("file with --out.");
    }
    assertThat(taken).hasContent("mine");
    assertThat(lab.session().places().practice()).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          q99   | senior | 20  | There is no question, section or walk 'q99'
          q11   | senior | 20  | Nothing of q11 can be asked: a question needs a demo, a rubric and predictions.
          q12   | boss   | 20  | There is no level 'boss': it is junior, senior or staff.
          q12   | senior | 4   | An interview takes 5 to 120 minutes, not 4.
          q12   | senior | 999 | An interview takes 5 to 120 minutes, not 999.
          """)
  void whatCannotBeHeldIsRefusedInASentence(
      String topic, String level, String minutes, String sentence) {
    var command = new InterviewCommand(lab.session(""));
    CommandLine.populateCommand(command, topic, "--level", level, "--minutes", minutes);

    assertThatThrownBy(command::call).isInstanceOf(Mistake.class).hasMessageStartingWith(sentence);
    assertThat(lab.session().places().practice()).doesNotExist();
  }

  private int held(String topic, String answers) {
    return new CommandLine(new InterviewCommand(lab.session(answers))).execute(topic);
  }
}
