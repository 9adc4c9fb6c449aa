package dev.backendlab.kit.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backendlab.kit.file.Pipes;
import dev.backendlab.kit.practice.Footstep.Done;
import dev.backendlab.kit.predict.Reckoning.Closeness;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PracticeTest {

  @TempDir private Path folder;
  private Practice practice;

  @BeforeEach
  void inAStateFolderThatIsNotThereYet() {
    practice = new Practice(folder.resolve("state/practice.jsonl"));
  }

  @Test
  void whatIsKeptIsReadAgain() throws IOException {
    var odd = guess("q12", "\"Wie viele?\" \\ \n\t\u0000 é \uD83D\uDE00", Closeness.CLOSE);
    practice.keep(List.of(odd, guess("q13", "How many?", Closeness.RIGHT)));
    practice.keep(List.of());
    practice.keep(List.of(guess("q12", "Which?", Closeness.WRONG)));

    assertThat(practice.guesses()).hasSize(3).first().isEqualTo(odd);
    assertThat(Files.readString(practice.file()))
        .startsWith("{\"v\":1,\"type\":\"guess\",\"at\":\"2026-11-27T18:00:00Z\"")
        .hasLineCount(3)
        .endsWith("\n");
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(practice.file())))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void whoHasNotGuessedHasNoStanding() {
    assertThat(practice.guesses()).isEmpty();
    assertThat(practice.standings().all().isEmpty()).isTrue();
    assertThat(practice.file()).doesNotExist();
  }

  @Test
  void ofWhatWasGuessedTwiceTheLastCounts() throws IOException {
    practice.keep(List.of(guess("q12", "How many?", Closeness.WRONG)));
    practice.keep(List.of(guess("q12", "How many?", Closeness.RIGHT)));
    practice.keep(List.of(guess("q12", "Which?", Closeness.CLOSE)));
    practice.keep(List.of(guess("q13", "How many?", Closeness.WRONG)));

    assertThat(practice.guesses()).hasSize(4);
    assertThat(practice.standings().of(List.of("q12", "q10")).words())
        .isEqualTo("1 right, 1 close");
    assertThat(practice.standings().all().words()).isEqualTo("1 right, 1 close, 1 wrong");
  }

  @Test
  void aFileThatIsCutOffAnywhereLosesItsLastLineAtMost() throws IOException {
    practice.keep(
        IntStream.range(0, 3).mapToObj(i -> guess("q12", "Wie, é " + i, Closeness.RIGHT)).toList());
    var whole = Files.readAllBytes(practice.file());
    var next = guess("q13", "And then?", Closeness.CLOSE);

    for (int size = 0; size < whole.length; size++) {
      Files.write(practice.file(), Arrays.copyOf(whole, size));
      var before = practice.guesses();
      long ends = lineEnds(whole, size);
      assertThat(before).hasSizeBetween((int) ends, (int) ends + 1);

      practice.keep(List.of(next));
      var after = new ArrayList<>(before);
      after.add(next);
      assertThat(practice.guesses()).isEqualTo(after);
    }
  }

  private static long lineEnds(byte[] bytes, int size) {
    return IntStream.range(0, size).filter(i -> bytes[i] == '\n').count();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{",
        "garbage",
        "{\"v\":2,\"type\":\"guess\"}",
        "{\"v\":1,\"type\":\"guess\"}",
        "{\"v\":1,\"type\":\"walk\",\"steps\":[1,2]}",
        "{\"v\":1,\"type\":\"guess\",\"at\":\"\\uZZZZ\"}",
        "\u0000\u0000\u0000"
      })
  void aLineThatIsNoGuessCostsNoOther(String odd) throws IOException {
    practice.keep(List.of(guess("q12", "Before?", Closeness.RIGHT)));
    Files.writeString(practice.file(), odd + "\n", StandardOpenOption.APPEND);
    Files.write(practice.file(), new byte[] {(byte) 0xE4, '\n'}, StandardOpenOption.APPEND);
    practice.keep(List.of(guess("q12", "After?", Closeness.RIGHT)));

    assertThat(practice.guesses()).extracting(Guess::ask).containsExactly("Before?", "After?");
    assertThat(Files.readString(practice.file(), StandardCharsets.ISO_8859_1)).contains(odd);
  }

  @Test
  void aDamagedLineHidesNoEarlierGuess() throws IOException {
    practice.keep(List.of(guess("q12", "How many?", Closeness.RIGHT)));
    var line = Files.readString(practice.file());
    Files.writeString(practice.file(), line + line.replace("\"right\"", "\"rig\""));

    assertThat(practice.standings().all().words()).isEqualTo("1 right");
  }

  @Test
  void aNewerLabMayKnowMoreOfAGuess() throws IOException {
    practice.keep(List.of(guess("q12", "How sure?", Closeness.RIGHT)));
    var line = Files.readString(practice.file());
    Files.writeString(practice.file(), line.replace("{\"v\":1", "{ \"sure\" : 0.7, \"v\" : 1"));

    assertThat(practice.guesses()).extracting(Guess::ask).containsExactly("How sure?");
  }

  @Test
  void stepsOfWalksAndGuessesLieInOneFile() throws IOException {
    var odd =
        new Footstep("2026-11-27T18:00:00Z", "a-walk", "read A & \"B\"", Done.READ, "", "page");
    practice.keep(List.of(guess("q12", "How many?", Closeness.WRONG)));
    practice.keep(odd);
    practice.keep(List.of(guess("q13", "How many?", Closeness.WRONG)));
    practice.keep(List.of(guess("q12", "How many?", Closeness.RIGHT)));

    assertThat(practice.footsteps()).containsExactly(odd);
    assertThat(practice.guesses()).hasSize(3);
    assertThat(practice.standings().all().words()).isEqualTo("1 right, 1 wrong");
    assertThat(practice.missed()).extracting(Guess::question).containsExactly("q13");
    assertThat(Files.readString(practice.file()))
        .contains("{\"v\":1,\"type\":\"walk\",\"at\":\"2026-11-27T18:00:00Z\",\"walk\":\"a-walk\"");
  }

  @Test
  void footstepsThatAreCutOffAnywhereLoseTheLastAtMost() throws IOException {
    var first = new Footstep("2026-11-27T18:00:00Z", "a-walk", "q10 é", Done.RUN, "q10-1", "page");
    practice.keep(first);
    practice.keep(first);
    var whole = Files.readAllBytes(practice.file());
    for (int size = 0; size < whole.length; size++) {
      Files.write(practice.file(), Arrays.copyOf(whole, size));
      long ends = lineEnds(whole, size);
      assertThat(practice.footsteps()).hasSizeBetween((int) ends, (int) ends + 1);
      practice.keep(first);
      assertThat(practice.footsteps()).endsWith(first).hasSizeGreaterThan((int) ends);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"v\":2,\"type\":\"walk\",\"at\":\"\",\"walk\":\"a\",\"step\":\"b\",\"done\":\"run\",\"run\":\"\"}",
        "{\"v\":1,\"type\":\"walk\",\"at\":\"\",\"walk\":\"a\",\"step\":\"b\",\"done\":\"flown\",\"run\":\"\"}",
        "{\"v\":1,\"type\":\"walk\",\"walk\":\"a\"}"
      })
  void aFootstepOfALaterLabIsPassedOver(String line) throws IOException {
    Files.createDirectories(practice.file().getParent());
    Files.writeString(practice.file(), line + "\n");

    assertThat(practice.footsteps()).isEmpty();
  }

  @Test
  void manyMayGuessAtOnce() throws Exception {
    try (var threads = Executors.newFixedThreadPool(8)) {
      var tasks =
          IntStream.range(0, 400)
              .mapToObj(i -> guess("q12", "How many of " + i + "?", Closeness.RIGHT))
              .<Callable<Void>>map(guess ->
                  () -> {
                    practice.keep(List.of(guess));
                    return null;
                  })
              .toList();
      for (var done : threads.invokeAll(tasks)) {
        done.get();
      }
    }

    assertThat(practice.guesses()).hasSize(400).doesNotHaveDuplicates();
  }

  @Test
  void whatIsNoFileIsNeitherReadNorWritten() throws Exception {
    Files.createDirectories(practice.file());
    assertThat(practice.guesses()).isEmpty();
    assertThatThrownBy(() -> practice.keep(List.of(guess("q12", "How?", Closeness.RIGHT))))
        .isInstanceOf(IOException.class);

    Files.delete(practice.file());
    Pipes.at(practice.file());
    assertThat(practice.guesses()).isEmpty();
    assertThatThrownBy(() -> practice.keep(List.of(guess("q12", "How?", Closeness.RIGHT))))
        .isInstanceOf(IOException.class);
  }

  static Guess guess(String question, String ask, Closeness closeness) {
    return new Guess(
        "2026-11-27T18:00:00Z",
        question,
        "Fixtures",
        "signature",
        ask,
        "10 calls",
        "30 calls",
        closeness,
        "q12-20261127-180000-0000",
        "terminal");
  }
}
