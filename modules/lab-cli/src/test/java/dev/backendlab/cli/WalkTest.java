package dev.backendlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendlab.kit.practice.Footstep;
import dev.backendlab.kit.practice.Footstep.Done;
import dev.backendlab.kit.run.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WalkTest {

  private static final String WALK =
      """
      ---
      id: a-walk
      title: A short walk
      minutes: 20
      level: senior
      ---

      # A short walk

      One evening, with `kill -9`.

      ## q11

      It begins with a thing.

      ## q12: signature, stateless

      The next thing runs.

      ## read: Authentication & Security

      Say each aloud.

      ## break: q12 signature

      Now it falls.

      ## interview: 20 minutes

      Be asked.

      ## recall

      Look once more.
      """;

  @TempDir private Path folder;
  private LabFixture lab;

  @BeforeEach
  void makeProject() throws IOException {
    lab = new LabFixture(folder);
    lab.write("docs/walks/1-a-walk.md", WALK);
  }

  private int walk(String answers, String... words) {
    return Lab.run(words, lab.session(answers));
  }

  @Test
  void listsWhatThereIs() {
    assertThat(lab.run("walk")).isZero();

    assertThat(lab.out())
        .contains("  1  A short walk ··", "6 steps, not begun", "a-walk  20 min, senior")
        .contains("./lab walk a-walk goes step by step.");
  }

  @Test
  void aStepWithoutADemoIsReadAndSaysSo() {
    assertThat(walk("\n\nq\n", "walk", "a-walk")).isZero();

    assertThat(lab.out())
        .containsSubsequence(
            "A short walk",
            "20 min, senior · 6 steps, not begun",
            "One evening, with kill -9.",
            "step 1 of 6",
            "It begins with a thing.",
            "q11  What is a fixture",
            "It has no demo yet, so this step is read; nothing runs.",
            "> ",
            "In 30 seconds",
            "A fixture is what a test stands on.",
            "What to say in the interview",
            "step 2 of 6",
            "The next thing runs.",
            "./lab walk a-walk goes on where you left: 1 of 6 steps.");
    assertThat(lab.session().practice().footsteps())
        .extracting(Footstep::step, Footstep::done)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("q11", Done.READ));
  }

  @Test
  void theAnswerIsFoldedUntilItWasSaid() {
    assertThat(walk("", "walk", "1")).isZero();

    assertThat(lab.out()).contains("q11  What is").doesNotContain("In 30 seconds");
    assertThat(lab.session().practice().footsteps()).isEmpty();
  }

  @Test
  void goesOnWhereItWasLeft() {
    walk("\n\ns\nq\n", "walk", "a-walk");
    walk("q\n", "walk", "a-walk");

    assertThat(lab.out().split("step 3 of 6")).hasSize(3);
    assertThat(walk("q\n", "walk", "a-walk", "--from", "5")).isZero();
    assertThat(lab.out()).contains("step 5 of 6");
    assertThat(walk("", "walk", "a-walk", "--again")).isZero();
    assertThat(lab.out()).endsWith("0 steps, not begun.\n".replace("0", "6"));
  }

  @Test
  void goesBack() {
    assertThat(walk("\n\nb\nb\nwhat\nq\n", "walk", "a-walk")).isZero();

    assertThat(lab.out())
        .containsSubsequence("step 1 of 6", "step 2 of 6", "step 1 of 6", "step 1 of 6")
        .contains("Press Enter, or s, b or q and then Enter.");
  }

  @Test
  void whatWasReadStaysReadWhereItIsSkippedTheNextTime() {
    assertThat(walk("\n\nb\ns\nq\n", "walk", "a-walk")).isZero();

    assertThat(lab.out()).endsWith("goes on where you left: 1 of 6 steps.\n");
  }

  @Test
  void aStepWithADemoShowsOursBeforeItAsks() {
    assertThat(walk("s\n\n", "walk", "a-walk")).isZero();

    assertThat(lab.out())
        .containsSubsequence(
            "q12  What is JWT",
            "In 30 seconds",
            "Enter asks what will happen, and runs 2 claims · s skips · b back · q leaves",
            "goes on where you left")
        .doesNotContain("A forged token is refused.");
    assertThat(lab.session().practice().footsteps())
        .extracting(Footstep::done)
        .containsExactly(Done.SKIPPED);
  }

  @Test
  void aSectionIsSaidQuestionByQuestion() {
    walk("\n\n\nq\n", "walk", "a-walk", "--from", "3");

    assertThat(lab.out())
        .containsSubsequence("Say each aloud.", "q11  What", "A fixture is", "q12  What is JWT");
    assertThat(lab.session().practice().footsteps())
        .extracting(Footstep::step)
        .containsExactly("read Authentication & Security");
  }

  @Test
  void whatWasGuessedWrongIsRecalled() throws IOException {
    lab.write(
        "state/practice.jsonl",
        """
        {"v":1,"type":"guess","at":"2026-11-27T18:00:00Z","question":"q12","section":"A","claim":"signature","ask":"How many?","guess":"10 calls","measured":"30 calls","closeness":"wrong","run":"q12-1","face":"page"}
        """);

    assertThat(walk("\n", "walk", "a-walk", "--from", "6")).isZero();
    assertThat(lab.out())
        .containsSubsequence(
            "Guessed wrong", "q12  How many?", "you said 10 calls, it was 30 calls; ./lab code q12")
        .doesNotContain("Missed in interviews");
  }

  @Test
  void anInterviewIsHeldWithinTheWalkAndWhatItMissedIsRecalled() throws IOException {
    lab.write("modules/q12-jwt/src/test/resources/predictions.yml", LabFixture.PREDICTIONS);

    assertThat(walk("\n\nI say so.\nn\np\ny\ny\n\n", "walk", "a-walk", "--from", "5")).isZero();
    assertThat(lab.out())
        .containsSubsequence(
            "Be asked.",
            "Enter goes to a mock interview of 20 minutes · s skips",
            "Mock interview: any question, senior, 20 minutes.",
            "Ticked by yourself: 2 of 4, 1 more partly",
            "./lab walk a-walk goes on where you left: 1 of 6 steps.");
    assertThat(lab.session().practice().footsteps())
        .extracting(Footstep::step, Footstep::done)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("interview", Done.HELD));

    assertThat(walk("\n", "walk", "a-walk", "--from", "6")).isZero();
    assertThat(lab.out())
        .containsSubsequence("Missed in interviews", "asked at level senior; ./lab show q12 --all");
    assertThat(lab.run("practice")).isZero();
    assertThat(lab.out())
        .containsSubsequence("interviews  1 held, their sheets are in ", "missed      2 points of");
  }

  @Test
  void anInterviewThatIsLeftBeforeItsFirstAnswerIsNotHeld() throws IOException {
    lab.write("modules/q12-jwt/src/test/resources/predictions.yml", LabFixture.PREDICTIONS);

    assertThat(walk("\n\n", "walk", "a-walk", "--from", "5")).isZero();
    assertThat(lab.out()).contains("left before the first answer");
    assertThat(lab.session().practice().footsteps()).isEmpty();
  }

  @Test
  void aWalkThatIsOverSaysSo() {
    for (int i = 1; i <= 6; i++) {
      walk("s\n", "walk", "a-walk", "--from", String.valueOf(i));
    }
    assertThat(walk("", "walk", "a-walk")).isZero();
    assertThat(lab.err()).contains("A short walk is done: ./lab walk a-walk --again begins anew");
  }

  @Test
  void progressThatCannotBeKeptIsSaidOnceAndStopsNothing() throws IOException {
    Files.createDirectories(lab.state().resolve("practice.jsonl"));

    assertThat(walk("s\ns\ns\nq\n", "walk", "a-walk")).isZero();
    assertThat(lab.out()).contains("step 4 of 6");
    assertThat(lab.err()).containsOnlyOnce("could not be remembered");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "walk a-wlak | There is no walk 'a-wlak': did you mean a-walk?",
        "walk 2 | There is no walk '2'",
        "walk xyzxyzxyz | There is no walk 'xyzxyzxyz': see ./lab walk.",
        "walk a-walk --from 0 | a-walk has steps 1 to 6, not 0.",
        "walk a-walk --from 7 | a-walk has steps 1 to 6, not 7.",
        "walk a-walk --from soon | Invalid value for option '--from'",
        "walk --again | --from and --again are about one walk",
        "walk a-walk b-walk | has no",
        "practice --yes | --yes answers what --reset asks",
        "practice --reset --export x | one at a time",
        "practice --export x | Nothing is kept yet",
        "practice --reset --yes | Nothing is kept yet",
        "practice --import /nowhere/to/be | There is no file /nowhere/to/be."
      })
  void aMistakeIsASentence(String words, String sentence) {
    assertThat(walk("", words.split(" "))).isEqualTo(RunResult.USAGE);

    assertThat(lab.err()).contains(sentence);
    assertThat(lab.out()).isEmpty();
  }

  @Test
  void aDefectiveWalkIsNamedWithItsLine() throws IOException {
    lab.write(
        "docs/walks/2-b-walk.md", WALK.replace("a-walk", "b-walk").replace("## q11", "## q13"));

    assertThat(lab.run("walk")).isZero();
    assertThat(lab.out()).contains("A short walk");
    assertThat(lab.err()).contains("2-b-walk.md:12: there is no question 'q13'");
    assertThat(lab.run("walk", "b-walk")).isEqualTo(RunResult.BROKEN);
  }

  @Test
  void practiceCanBeTakenElsewhereAndSetAside() throws IOException {
    walk("s\nq\n", "walk", "a-walk");
    var copy = folder.resolve("copy.jsonl").toString();

    assertThat(lab.run("practice")).isZero();
    assertThat(lab.out()).contains("practice.jsonl", "walks       a-walk: 0 of 6 steps, 1 skipped");
    assertThat(lab.run("practice", "--export", copy)).isZero();
    assertThat(walk("no\n", "practice", "--reset")).isZero();
    assertThat(lab.out()).contains("[y/N]", "Nothing was changed.");
    assertThat(walk("y\n", "practice", "--reset")).isZero();
    assertThat(lab.session().practice().footsteps()).isEmpty();
    assertThat(lab.run("practice", "--import", copy)).isZero();
    assertThat(lab.run("practice", "--import", copy)).isZero();
    assertThat(lab.out()).contains("1 line was added.", "0 lines were added, 1 was here already.");
    assertThat(lab.session().practice().footsteps()).hasSize(1);
  }
}
