package dev.backendlab.kit.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.event.Evidence;
import dev.backendlab.kit.file.Pipes;
import dev.backendlab.kit.question.BrokenQuestion;
import dev.backendlab.kit.question.Defect;
import dev.backendlab.kit.question.Question;
import dev.backendlab.kit.question.ReadmeFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PredictionsTest {

  private static final String GOOD =
      """
      signature:
        - ask: "A forged token: which status?"
          about: status of the forged token
          choices:
            - 200
            - 401: somebody says no
            - 503: it is down
        - ask: How many attacks get in?
          about: attacks that got in
          unit: attacks
      cost:
        - ask: Verifying, compared with signing?
          about: per second
      """;

  private static final String STATUS = "status of the forged token";
  private static final Event ATTACKS = checked("attacks that got in", "0");

  @TempDir Path modules;
  private Path module;

  @BeforeEach
  void aModule() throws IOException {
    module = Files.createDirectories(modules.resolve("q97-fixture"));
    Files.writeString(module.resolve("README.md"), readme());
    predictions(GOOD);
  }

  @Test
  void areReadWithTheirKinds() {
    assertThat(Predictions.defectsIn(module)).isEmpty();
    assertThat(Predictions.of(Question.in(module)).all())
        .containsExactly(
            new Prediction.WhichOne(
                "signature",
                "A forged token: which status?",
                "status of the forged token",
                List.of(
                    new Prediction.Option("200", "200"),
                    new Prediction.Option("401", "somebody says no"),
                    new Prediction.Option("503", "it is down"))),
            new Prediction.HowMany(
                "signature", "How many attacks get in?", "attacks that got in", "attacks"),
            new Prediction.MoreOrLess("cost", "Verifying, compared with signing?", "per second"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          cost:              | costs:            | :11 | q97 has no claim 'costs'
          cost:              | costs:            | :1  | the claim 'cost' has no prediction
          unit: attacks      | units: attacks    | :10 | unknown key 'units'
          about: per second  | choices: [a]      | :12 | a prediction needs ask and about
          - 200              | unit: x           | :6  | is no YAML
          cost:              | signature:        | :11 | 'signature' is there twice
          - 503: it is down  | # none            | :5  | 2 choices: one of two is guessed by a coin
          - 503: it is down  | - 401: it is down | :5  | two choices have one value
          - 503: it is down  | - b: it is down   | :5  | the choice 'b' is a letter, by which choices are named
          - 503: it is down  | - 503: "503: down" | :2 | some choices are explained and others are not
          - 503: it is down  | - 503: A thing that is signed. | :2 | a choice says 'a thing that'
          - 503: it is down  | - 503: because nobody has thought of what to do then | :2 | a choice of 45 characters stands beside one of 3
          ask: How many attacks get in? | ask: Is a thing that is signed fair? | :8 | the question says 'a thing that is signed'
          Verifying, compared | Is it faster, compared | :12 | the question says 'faster', which is half an answer
          Verifying, compared | How many times verifying, compared | :12 | the question says 'how many times'
          ask: How many attacks get in? | ask: | :8  | a text is missing here
          """)
  void aDefectIsNamedWithItsLine(String found, String replacement, String line, String problem)
      throws IOException {
    predictions(GOOD.replace(found, replacement));

    assertThat(Predictions.defectsIn(module))
        .extracting(Defect::toString)
        .anyMatch(defect -> defect.contains("yml" + line) && defect.contains(problem));
  }

  @Test
  void aDefectiveFileIsRefused() throws IOException {
    predictions("- a list");

    assertThatThrownBy(() -> Predictions.of(Question.in(module)))
        .isInstanceOf(BrokenQuestion.class)
        .hasMessageContaining("is no list of claims");
  }

  @Test
  void aFileThatIsNoTextOrTooDeepIsRefusedByItsLine() throws Exception {
    var file = module.resolve("src/test/resources/predictions.yml");
    predictions("");
    Files.write(file, new byte[] {'a', ':', '\n', (byte) 0xE4});
    assertThatThrownBy(() -> Predictions.of(Question.in(module)))
        .hasMessage(file + ":2: the byte E4 is not UTF-8. Save the file as UTF-8.");

    predictions("a:\n- \0");
    assertThatThrownBy(() -> Predictions.of(Question.in(module)))
        .hasMessage(file + ":2: has the sign U+0000, which YAML does not allow. Leave it away.");

    predictions("[".repeat(60_000));
    assertThatThrownBy(() -> Predictions.of(Question.in(module)))
        .isInstanceOf(BrokenQuestion.class)
        .hasMessageContaining("Write it flatter");

    Files.delete(file);
    Pipes.at(file);
    assertThatThrownBy(() -> Predictions.of(Question.in(module)))
        .hasMessageContaining("a pipe or a device");
  }

  @Test
  void aPredictionThatNothingAnswersIsNamed() {
    var predictions = Predictions.of(Question.in(module));

    assertThat(predictions.complaints("cost", List.of(compared(1, 2)))).isEmpty();
    assertThat(predictions.complaints("signature", List.of(checked("attacks that gt in", "0"))))
        .hasSize(2)
        .anyMatch(sentence -> sentence.contains("did you mean 'attacks that gt in'?"));
    assertThat(predictions.complaints("cost", List.of(checked("per second", "1"))))
        .singleElement()
        .asString()
        .contains("is of another kind");
  }

  @Test
  void anAnswerThatIsNoChoiceIsNamed() {
    var predictions = Predictions.of(Question.in(module));

    assertThat(predictions.complaints("signature", List.of(checked(STATUS, "403"), ATTACKS)))
        .singleElement()
        .asString()
        .contains("has no choice '403', which is what happened");
    assertThat(predictions.complaints("signature", List.of(checked(STATUS, "401"), ATTACKS)))
        .isEmpty();
  }

  @Test
  void aQuestionThatNamesItsAnswerAloneIsNamed() throws IOException {
    var told = List.of(checked(STATUS, "401"), ATTACKS);
    predictions(GOOD.replace("which status?", "does it get its 401?"));
    assertThat(Predictions.of(Question.in(module)).complaints("signature", told))
        .singleElement()
        .asString()
        .contains("names its answer, '401', and no other choice");

    predictions(GOOD.replace("which status?", "401 or 503?"));
    assertThat(Predictions.of(Question.in(module)).complaints("signature", told)).isEmpty();
  }

  @Test
  void aChoiceIsKeptByItsValueWhereverItStood() {
    var first = Predictions.of(Question.in(module)).of("signature").getFirst();

    assertThat(List.of("C", "503", "it is down")).allMatch(first::understands);
    assertThat(List.of("C", "503", "it is down"))
        .allSatisfy(guess -> assertThat(first.meant(guess)).isEqualTo("503"));
    assertThat(first.understands("2")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          signature.0 | b             | somebody says no  | somebody says no   | RIGHT
          signature.0 | 401           | somebody says no  | somebody says no   | RIGHT
          signature.0 | 200           | 200               | somebody says no   | WRONG
          signature.1 | 30            | 30 attacks        | 30 attacks         | RIGHT
          signature.1 | 100           | 100 attacks       | 30 attacks         | CLOSE
          signature.1 | 1,000         | 1,000 attacks     | 30 attacks         | WRONG
          signature.1 | 0             | 0 attacks         | 30 attacks         | WRONG
          cost.0      | higher 8      | 8 times higher    | 10 times higher    | RIGHT
          cost.0      | more by 100   | 100 times higher  | 10 times higher    | CLOSE
          cost.0      | higher        | higher            | 10 times higher    | RIGHT
          cost.0      | lower 10      | 10 times lower    | 10 times higher    | WRONG
          cost.0      | same          | about the same    | 10 times higher    | WRONG
          """)
  void aGuessStandsBesideItsMeasurement(
      String key, String guess, String said, String measured, Reckoning.Closeness closeness) {
    var told =
        List.of(checked(STATUS, "401"), checked("attacks that got in", "30"), compared(100, 1_000));
    var guesses = new Guesses(Map.of(key, guess));

    var claim = key.replaceAll("\\..*", "");
    assertThat(guesses.reckon(Predictions.of(Question.in(module)), claim, told))
        .singleElement()
        .satisfies(reckoning -> {
          assertThat(reckoning.said()).isEqualTo(said);
          assertThat(reckoning.measured()).isEqualTo(measured);
          assertThat(reckoning.closeness()).isEqualTo(closeness);
        });
  }

  @Test
  void whatIsNoGuessComesToNothing() {
    var guesses = new Guesses(Map.of("signature.0", "3", "signature.1", "many", "cost.0", "blue"));
    var told = List.of(checked(STATUS, "401"), compared(1, 2));

    var predictions = Predictions.of(Question.in(module));
    assertThat(guesses.reckon(predictions, "signature", told)).isEmpty();
    assertThat(guesses.reckon(predictions, "cost", told)).isEmpty();
  }

  @Test
  void guessesAreKeptWithTheirRun() {
    var guesses = new Guesses(Map.of("signature.0", "401"));
    guesses.keepIn(module);

    assertThat(Guesses.in(module)).isEqualTo(guesses);
    assertThat(Guesses.in(modules)).isEqualTo(Guesses.NONE);
  }

  private void predictions(String text) throws IOException {
    var folder = Files.createDirectories(module.resolve("src/test/resources"));
    Files.writeString(folder.resolve("predictions.yml"), text);
  }

  private static Event checked(String what, String actual) {
    return new Event.Checked(what, "", actual, true, false, null, Evidence.COUNTED, null);
  }

  private static Event compared(double without, double with) {
    return new Event.Compared(
        "per second",
        new Event.Side("a", without, null),
        new Event.Side("b", with, null),
        "per s",
        "",
        Math.max(without, with) / Math.min(without, with),
        true,
        null,
        Evidence.COUNTED);
  }

  private static String readme() {
    var claims = new LinkedHashMap<String, String>();
    claims.put("signature", "A thing that is signed is fair.");
    claims.put("cost", "It costs little.");
    return ReadmeFixture.of("q97", "What?", "Fixtures", claims);
  }
}
