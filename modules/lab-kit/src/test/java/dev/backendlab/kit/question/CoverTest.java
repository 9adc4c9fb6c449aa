package dev.backendlab.kit.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoverTest {

  @TempDir private Path root;
  private Path module;

  @BeforeEach
  void aModule() throws IOException {
    module = Files.createDirectories(root.resolve("modules/q98-fixture"));
  }

  @Test
  void saysWhatTheWholeQuestionSays() throws IOException {
    readme(ReadmeFixture.GOOD);

    var question = Question.in(module);

    assertThat(Cover.in(module))
        .isEqualTo(
            new Cover(
                question.question(),
                question.section(),
                question.minutes(),
                question.services(),
                question.claims()));
  }

  @Test
  void aDefectOfTheTextDoesNotMatter() throws IOException {
    readme(ReadmeFixture.GOOD.replace("## Picture", "## A picture\n\n---\n"));

    assertThatThrownBy(() -> Question.in(module)).isInstanceOf(BrokenQuestion.class);
    assertThat(Cover.in(module).claims()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          id: q98                  | id: q97        | README.md:2: the id q97 is not that of
          question: What           | asked: What    | README.md:3: unknown key 'asked'
          section: Backend         | #              | the front matter has no section
          - counts: It counts: one, two. | - counts | README.md:9:
          break: holds             | break: held    | there is no claim 'held' to break
          break: holds             | #              | the front matter has no break
          - SHOP: dev              | - SHOP dev     | names no class
          """)
  void aDefectAboveTheTextIsRefused(String right, String wrong, String said) throws IOException {
    readme(ReadmeFixture.GOOD.replace(right, wrong));

    assertThatThrownBy(() -> Cover.in(module))
        .isInstanceOf(BrokenQuestion.class)
        .hasMessageContaining(said);
  }

  @Test
  void whatHasNoFrontMatterOrNoEndOfItIsRefused() throws IOException {
    readme("# A title\n\nAnd a text.\n");
    assertThatThrownBy(() -> Cover.in(module)).hasMessageContaining(":1: no front matter");

    readme("---\nid: q98\n");
    assertThatThrownBy(() -> Cover.in(module)).hasMessageContaining("does not end");

    Files.delete(module.resolve("README.md"));
    assertThatThrownBy(() -> Cover.in(module)).hasMessageContaining("no README.md");
  }

  private void readme(String text) throws IOException {
    Files.writeString(module.resolve("README.md"), text);
  }
}
