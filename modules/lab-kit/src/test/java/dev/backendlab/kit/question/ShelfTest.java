package dev.backendlab.kit.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShelfTest {

  @TempDir Path root;

  @BeforeEach
  void twoQuestionsOfThirty() throws IOException {
    Files.createDirectories(root.resolve("docs"));
    Files.copy(Path.of("..", "..", "docs", "questions.md"), root.resolve("docs/questions.md"));
    for (var module : new String[] {"q10-caching", "q12-jwt"}) {
      var folder = Files.createDirectories(root.resolve("modules").resolve(module));
      Files.writeString(folder.resolve("pom.xml"), "<project/>");
    }
    Files.createDirectories(root.resolve("modules/q11-nothing"));
  }

  @Test
  void holdsThirtyQuestionsInSixSections() {
    var shelf = Shelf.of(root);

    assertThat(shelf.defects()).isEmpty();
    assertThat(shelf.entries()).hasSize(30);
    assertThat(shelf.sections()).hasSize(6);
    assertThat(shelf.entries().get(11).question()).isEqualTo("What is JWT (JSON Web Token)?");
    assertThat(shelf.entries().stream().filter(entry -> entry.module().isPresent()))
        .extracting(Shelf.Entry::id)
        .containsExactly("q10", "q12");
  }

  @Test
  void understandsWhatAUserMayCallAQuestion() {
    var shelf = Shelf.of(root);

    for (var word : new String[] {"q12", "Q12", "12", "q12-jwt", "jwt"}) {
      assertThat(shelf.find(word)).extracting(Shelf.Entry::id).containsExactly("q12");
    }
    assertThat(shelf.find("all")).hasSize(30);
    for (var word : new String[] {"section2", "s2", "databases-caching", "Databases & Caching"}) {
      assertThat(shelf.find(word))
          .extracting(Shelf.Entry::id)
          .containsExactly("q06", "q07", "q08", "q09", "q10");
    }
    assertThat(shelf.find("q31")).isEmpty();
  }

  @Test
  void aTextIsReadUntilItsModuleComes() throws IOException {
    for (var id : new String[] {"q11", "q12"}) {
      var text = Shelf.textOf(root, id);
      Files.createDirectories(text.getParent());
      Files.writeString(text, ReadmeFixture.TEXT.replace("q98", id));
    }
    var shelf = Shelf.of(root);

    var read = shelf.find("q11").getFirst();
    assertThat(read.isWritten()).isTrue();
    assertThat(read.cover().claims()).isEmpty();
    assertThat(read.read().runs()).isFalse();
    assertThat(read.read().text(Question.TO_SAY)).contains("it depends");
    assertThat(shelf.find("q12").getFirst().text()).isEmpty();
    assertThat(shelf.find("q13").getFirst().isWritten()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''             | questions.md:1: the file names no question
          hello          | questions.md:1: the file names no question
          '## One%n- \u00e4' | questions.md:2: the byte E4 is not UTF-8. Save the file as UTF-8.
          """)
  void withoutItsListItHoldsWhatIsWritten(String text, String said) throws IOException {
    Files.writeString(
        root.resolve("docs/questions.md"), text.formatted(), StandardCharsets.ISO_8859_1);
    holdsWhatIsWritten(said);
  }

  @Test
  void aFolderInThePlaceOfItsListIsSaid() throws IOException {
    Files.delete(root.resolve("docs/questions.md"));
    holdsWhatIsWritten("there is no list of questions");

    Files.createDirectory(root.resolve("docs/questions.md"));
    holdsWhatIsWritten("there is a folder where the file should be");
  }

  private void holdsWhatIsWritten(String said) throws IOException {
    Files.writeString(
        root.resolve("modules/q10-caching/README.md"), ReadmeFixture.GOOD.replace("q98", "q10"));

    var shelf = Shelf.of(root);

    assertThat(shelf.defects()).singleElement().asString().contains(said);
    assertThat(shelf.entries()).extracting(Shelf.Entry::id).containsExactly("q10", "q12");
    assertThat(shelf.entries().getFirst().question())
        .isEqualTo("What is a fixture: a thing in a test?");
    assertThat(shelf.sections()).contains("Backend Fundamentals");
    assertThat(shelf.find("caching")).hasSize(1);
  }

  @Test
  void suggestsTheNearestName() {
    var shelf = Shelf.of(root);

    assertThat(shelf.nearest("jwr")).contains("jwt");
    assertThat(shelf.nearest("q12-jwtt")).contains("q12-jwt");
    assertThat(shelf.nearest("cahcing")).contains("caching");
    assertThat(shelf.nearest("somethingelse")).isEmpty();
  }
}
