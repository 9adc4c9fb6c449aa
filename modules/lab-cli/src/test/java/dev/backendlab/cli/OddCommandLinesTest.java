package dev.backendlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendlab.kit.run.RunResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command with words that it does not expect: a sentence and a status, and no trace. */
class OddCommandLinesTest {

  private static final List<String> COMMANDS =
      List.of(
          "list",
          "run",
          "break",
          "show",
          "code",
          "print",
          "walk",
          "practice",
          "start",
          "web",
          "runs",
          "doctor",
          "new",
          "test",
          "format",
          "completion",
          "help",
          "");

  /** Each is one or several words, and none of them names a question of the fixture. */
  private static final List<String> ODD =
      List.of(
          "",
          "q99",
          "q12/../q12",
          "@file",
          "-",
          "-x",
          "q99 --claim=",
          "--json=perhaps q99",
          "--services=moon q99",
          "%s%n",
          "ü\u202e",
          "\u001b[31mred",
          "-1",
          "long".repeat(2_500));

  @TempDir private Path folder;

  static Stream<List<String>> commandLines() {
    return COMMANDS.stream().flatMap(command -> ODD.stream().map(odd -> words(command, odd)));
  }

  private static List<String> words(String command, String odd) {
    var words = new ArrayList<String>();
    if (!command.isEmpty()) {
      words.add(command);
    }
    words.addAll(odd.isBlank() ? List.of(odd) : Arrays.asList(odd.split(" ")));
    return words;
  }

  @ParameterizedTest
  @MethodSource("commandLines")
  void endsWithASentence(List<String> words) throws Exception {
    var lab = new LabFixture(folder);

    int status = lab.run(words.toArray(String[]::new));

    assertThat(status).isIn(RunResult.PROVEN, RunResult.USAGE);
    assertThat(lab.out() + lab.err())
        .doesNotContain("Exception", "\tat ", "unexpected", "\u001b[31m");
    if (status == RunResult.USAGE) {
      assertThat(lab.out()).isEmpty();
      assertThat(lab.err().strip()).matches(".+[.?]");
    }
  }
}
