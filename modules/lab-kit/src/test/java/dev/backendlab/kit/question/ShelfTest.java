package dev.backendlab.kit.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    assertThat(shelf.find("all")).extracting(Shelf.Entry::id).containsExactly("q10", "q12");
    assertThat(shelf.find("section2")).extracting(Shelf.Entry::id).containsExactly("q10");
    assertThat(shelf.find("databases-caching")).extracting(Shelf.Entry::id).containsExactly("q10");
    assertThat(shelf.find("q31")).isEmpty();
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
