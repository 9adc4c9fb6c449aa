package dev.backendlab.kit.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendlab.kit.file.Pipes;
import dev.backendlab.kit.question.Level;
import dev.backendlab.kit.question.ReadmeFixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WalksTest {

  private static final String WALK =
      """
      ---
      id: a-walk
      title: A walk
      minutes: 90
      level: senior
      ---

      # A walk

      One evening at the shop,
      with `kill -9`.

      ## q12: signature, stateless

      It begins with version 1.2 of a token: can
      it be forged?

      ## q11

      The next question is only read.

      ## read: Authentication & Security

      Say each aloud.

      ## break: q12 signature

      Now it falls.

      ## interview: 20 minutes

      Be asked.

      ## recall

      Look once more.
      """;

  @TempDir private Path root;

  @BeforeEach
  void makeProject() throws IOException {
    write(
        "docs/questions.md",
        """
        ## Databases
        - `q10` Why use caching?
        ## Authentication & Security
        - `q11` Who?
        - `q12` What is JWT?
        """);
    write("modules/q12-jwt/pom.xml", "<project/>");
    write(
        "modules/q12-jwt/README.md",
        ReadmeFixture.of(
            "q12",
            "What is JWT?",
            "Authentication & Security",
            Map.of("signature", "It holds.", "stateless", "It is.", "cost", "It is cheap.")));
    write(
        "modules/q12-jwt/src/test/java/JwtDemo.java",
        """
        record JwtDemo() {
          @Claim("signature") void a() {}
          @Claim(value = "cost", withoutTwin = "a measurement") void b() {}
        }
        """);
    write("docs/walks/1-a-walk.md", WALK);
  }

  private void write(String file, String text) throws IOException {
    Files.createDirectories(root.resolve(file).getParent());
    Files.writeString(root.resolve(file), text);
  }

  @Test
  void aWalkIsReadStepByStep() {
    var walks = Walks.in(root);

    assertThat(walks.defects()).isEmpty();
    var walk = walks.all().getFirst();
    assertThat(walk.introduction()).isEqualTo("One evening at the shop, with `kill -9`.");
    assertThat(walk.inWords()).isEqualTo("90 min, senior");
    assertThat(walk.level()).isEqualTo(Level.SENIOR);
    assertThat(walk.steps())
        .extracting(Step::key)
        .containsExactly(
            "q12",
            "q11",
            "read Authentication & Security",
            "break q12 signature",
            "interview",
            "recall");
    assertThat(walk.steps().getFirst())
        .isInstanceOfSatisfying(
            Step.OfQuestion.class,
            step -> {
              assertThat(step.claims()).containsExactly("signature", "stateless");
              assertThat(step.bridge())
                  .isEqualTo("It begins with version 1.2 of a token: can it be forged?");
              assertThat(step.line()).isEqualTo(13);
            });
    assertThat(Walks.defectsIn(root)).isEmpty();
  }

  @Test
  void walksComeInTheOrderOfTheirNumbersAndAreFoundByThem() throws IOException {
    write("docs/walks/10-later.md", WALK.replace("a-walk", "later"));
    write("docs/walks/2-next.md", WALK.replace("a-walk", "next"));
    write("docs/walks/notes.txt", "no walk");
    var walks = Walks.in(root);

    assertThat(walks.all()).extracting(Walk::id).containsExactly("a-walk", "next", "later");
    assertThat(walks.find("next")).isEqualTo(walks.find("2")).isPresent();
    assertThat(walks.find("4")).isEmpty();
    assertThat(walks.nearest("latr")).contains("later");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "---\\nid: a-walk | id: a-walk | 1: no front matter",
        "level: senior\\n--- | level: senior | 1: the front matter does not end",
        "id: a-walk | id: another | 2: the id another is not that of the file 1-a-walk.md",
        "title: A walk | title: Walks | 8: the title is not that above",
        "title: A walk | titel: A walk | 3: unknown key 'titel'. Did you mean 'title'?",
        "title: A walk | title: | 3: the front matter has no title",
        "title: A walk | id: x | 3: the key 'id' is there twice",
        "title: A walk | walking | 3: 'walking' is no key",
        "minutes: 90 | minutes: 5 | 4: '5' is no number of minutes for a walk",
        "minutes: 90 | minutes: 241 | 4: '241' is no number of minutes for a walk",
        "minutes: 90 | minutes: soon | 4: 'soon' is no number of minutes for a walk",
        "minutes: 90 | minutes: 99999999999 | 4: '99999999999' is no number of minutes",
        "level: senior | level: senoir | 5: there is no level 'senoir'. Did you mean senior?",
        "## q12: signature, stateless | ## q13: signature | 13: there is no question 'q13'",
        "## q12: signature, stateless | ## q12: signatur | q12 has no claim 'signatur'. Did you mean 'signature'",
        "## q12: signature, stateless | ## q12: signature, signature | the claim 'signature' is there twice",
        "## q12: signature, stateless | ## q12 | 13: q12 has a module, and no claim is named",
        "## q11 | ## q11: signature | 18: q11 has no module, so no claims",
        "## q11 | ## q12: cost | 18: the step 'q12' is there twice. Join it with the one on line 13",
        "## read: Authentication & Security | ## read: Databasis | there is no section 'Databasis'. Did you mean 'Databases'",
        "## break: q12 signature | ## break: q11 signature | q11 has no module, so nothing to break",
        "## break: q12 signature | ## break: q12 sign | q12 has no claim 'sign'",
        "## break: q12 signature | ## break: q12 | '## break: q12' is no step",
        "## interview: 20 minutes | ## interview: 3 minutes | an interview of 3 minutes",
        "## interview: 20 minutes | ## interview: 20 hours | '## interview: 20 hours' is no step",
        "## recall | ### recall | '### recall' is no step",
        "Say each aloud. | ~~ | no sentence leads to this step",
        "Say each aloud. | Say each aloud. Loudly. | 2 sentences lead to this step",
        "Say each aloud. | Say each aloud | the sentence has no end",
        "One evening at the shop,\\nwith `kill -9`. | ~~ | 8: no introduction"
      })
  void aDefectIsNamedWithItsLine(String good, String bad, String defect) throws IOException {
    var text = WALK.replace(good.replace("\\n", "\n"), bad);
    assertThat(text).isNotEqualTo(WALK);
    write("docs/walks/1-a-walk.md", text);
    var walks = Walks.in(root);

    assertThat(walks.all()).isEmpty();
    assertThat(walks.defects())
        .extracting(Object::toString)
        .anySatisfy(each -> assertThat(each).contains("1-a-walk.md:", defect));
    assertThat(walks.defectsOf("a-walk")).isEqualTo(walks.defects());
  }

  @Test
  void aTwinThatIsNoneIsADefectForTheBuild() throws IOException {
    write("docs/walks/1-a-walk.md", WALK.replace("## break: q12 signature", "## break: q12 cost"));

    assertThat(Walks.defectsIn(root))
        .singleElement()
        .asString()
        .contains("1-a-walk.md:26: 'cost' of q12 can't be broken: a measurement");
  }

  @Test
  void aDefectiveWalkOrQuestionHidesNoOther() throws Exception {
    Files.write(
        root.resolve("docs/walks/2-foreign.md"),
        "---\n\u00e4".getBytes(StandardCharsets.ISO_8859_1));
    write("docs/walks/3-large.md", "a".repeat(70_000));
    write("docs/walks/4-empty.md", "");
    Files.createDirectory(root.resolve("docs/walks/5-folder.md"));
    Pipes.at(root.resolve("docs/walks/6-pipe.md"));
    write("docs/walks/7-a-walk.md", WALK);
    write("modules/q12-jwt/README.md", "spoilt");
    var walks = Walks.in(root);

    assertThat(walks.find("a-walk")).isPresent();
    assertThat(walks.defects())
        .extracting(each -> each.file().getFileName() + ":" + each.line() + ": " + each.problem())
        .contains(
            "2-foreign.md:2: the byte E4 is not UTF-8",
            "3-large.md:1: the file is larger than 64 KB",
            "4-empty.md:1: no front matter",
            "5-folder.md:1: there is a folder where the file should be",
            "6-pipe.md:1: there is a pipe or a device where the file should be",
            "7-a-walk.md:2: the id a-walk is there twice");
  }

  @Test
  void withoutAFolderThereAreNone() throws IOException {
    Files.move(root.resolve("docs/walks"), root.resolve("docs/elsewhere"));

    assertThat(Walks.in(root)).isEqualTo(new Walks(List.of(), List.of()));
  }
}
