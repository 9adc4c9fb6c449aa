package dev.backendlab.kit.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.backendlab.kit.file.Pipes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A file that would take the memory, the stack or the time of all others is refused by its line.
 */
@Timeout(60)
class BoundsTest {

  @TempDir Path root;
  private Path module;
  private Path demo;
  private int line;

  @BeforeEach
  void aModule() throws IOException {
    module = Files.createDirectories(root.resolve("modules/q98-fixture"));
    demo = module.resolve("src/test/java/dev/backendlab/fixture/FixtureDemo.java");
    Files.createDirectories(demo.getParent());
    Files.writeString(demo, ReadmeFixture.DEMO);
    Files.writeString(module.resolve("README.md"), ReadmeFixture.GOOD);
    line = (int) ReadmeFixture.GOOD.lines().takeWhile(each -> !each.equals("That.")).count() + 1;
  }

  static List<String> deepTexts() {
    return List.of(
        "> ".repeat(20_000) + "a",
        ">".repeat(60_000) + "a",
        "- ".repeat(20_000) + "a",
        "1. ".repeat(20_000) + "a",
        "![".repeat(9_000) + "a" + "](b)".repeat(9_000),
        "*a **b ".repeat(4_000) + "c** d*".repeat(4_000));
  }

  @ParameterizedTest
  @MethodSource("deepTexts")
  void aTextThatStandsTooDeepInItselfIsRefused(String deep) throws IOException {
    readme(deep);

    var defect = defectOf(() -> Question.in(module));

    assertThat(defect.problem()).isEqualTo("too much stands in each other");
    assertThat(defect.line()).isEqualTo(line);
    assertThat(Cover.in(module).claims()).hasSize(2);
  }

  static List<String> costlyTexts() {
    return List.of(
        "[".repeat(60_000),
        "[a](".repeat(15_000),
        "<!-- ".repeat(12_000),
        "<a ".repeat(20_000),
        "`a``b```c".repeat(6_000),
        "*a_".repeat(20_000),
        "](".repeat(30_000),
        "a\n".repeat(1_500));
  }

  @ParameterizedTest
  @MethodSource("costlyTexts")
  void aTextOfMarksIsReadInReasonableTime(String costly) throws IOException {
    readme(costly);

    try {
      assertThat(Question.in(module).claims()).hasSize(2);
    } catch (BrokenQuestion refused) {
      assertThat(refused.defects()).isNotEmpty();
    }
  }

  @Test
  void aTableOfFewSignsAndManyCellsIsRefused() throws IOException {
    readme("|a".repeat(10_000) + "|\n" + "|-".repeat(10_000) + "|\n" + "|\n".repeat(1_000));

    assertThat(defectOf(() -> Question.in(module)).problem()).contains("more than 40 bars");
  }

  @Test
  void aTextThatIsTooLongIsRefused() throws IOException {
    readme("a\n".repeat(2_000));
    assertThat(defectOf(() -> Question.in(module)))
        .hasToString(
            module.resolve("README.md")
                + ":2001: the file has more than 2,000 lines. Cut it short.");

    readme("a ".repeat(5_000_000));
    for (var reading : List.<Runnable>of(() -> Question.in(module), () -> Cover.in(module))) {
      assertThat(defectOf(reading).problem()).isEqualTo("the file is larger than 64 KB");
    }
  }

  @Test
  void aByteThatIsNotUtf8IsNamedByItsLine() throws IOException {
    var text = ReadmeFixture.GOOD.getBytes(StandardCharsets.UTF_8);
    text[
            ReadmeFixture.GOOD
                .substring(0, ReadmeFixture.GOOD.indexOf("That."))
                .getBytes(StandardCharsets.UTF_8)
                .length] =
        (byte) 0xE4;
    Files.write(module.resolve("README.md"), text);
    assertThat(defectOf(() -> Question.in(module)))
        .hasToString(
            "%s:%d: the byte E4 is not UTF-8. Save the file as UTF-8."
                .formatted(module.resolve("README.md"), line));

    Files.writeString(module.resolve("README.md"), ReadmeFixture.GOOD);
    Files.write(demo, new byte[] {'\n', '\n', (byte) 0xFF});
    assertThat(defectOf(() -> SourceCode.of(demo)))
        .hasToString(demo + ":3: the byte FF is not UTF-8. Save the file as UTF-8.");
  }

  @Test
  void aPipeInTheirPlaceIsRefused() throws Exception {
    for (var file : List.of(module.resolve("README.md"), demo)) {
      Files.delete(file);
      Pipes.at(file);
    }

    assertThat(defectOf(() -> Question.in(module)).problem()).contains("a pipe or a device");
    assertThat(defectOf(() -> Cover.in(module)).problem()).contains("a pipe or a device");
    assertThat(defectOf(() -> SourceCode.of(demo)).problem()).contains("a pipe or a device");
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "{", "[", "-", "a+", "!", "a?b:", "if(a)", "a.", "x->", "else "})
  void aSourceThatStandsTooDeepInItselfIsRefused(String deep) throws IOException {
    Files.writeString(demo, "class A {\n int a =\n" + deep.repeat(60_000));

    try {
      assertThat(SourceCode.of(demo).symbol("B")).isEmpty();
    } catch (BrokenQuestion refused) {
      assertThat(refused.defects())
          .singleElement()
          .satisfies(defect -> {
            assertThat(defect.line()).isEqualTo(3);
            assertThat(defect.remedy()).isEqualTo("Write it flatter");
          });
    }
  }

  @Test
  void aSourceThatIsTooLargeOrNotThereIsRefused() throws IOException {
    var question = Question.in(module);
    Files.writeString(demo, "// a comment of no end\n".repeat(100_000));
    assertThat(defectOf(() -> SourceCode.claimsOf(question)).problem())
        .isEqualTo("the file is larger than 1 MB");

    Files.delete(demo);
    assertThat(defectOf(() -> SourceCode.linesOf(demo)).problem()).contains("no such file");
    assertThat(SourceCode.claimsOf(question)).isEmpty();
  }

  private void readme(String instead) throws IOException {
    Files.writeString(module.resolve("README.md"), ReadmeFixture.GOOD.replace("That.", instead));
  }

  private static Defect defectOf(Runnable reading) {
    return catchThrowableOfType(BrokenQuestion.class, reading::run).defects().getFirst();
  }
}
