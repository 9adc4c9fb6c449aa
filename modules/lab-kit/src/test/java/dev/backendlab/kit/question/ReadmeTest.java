package dev.backendlab.kit.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backendlab.kit.question.Question.ClaimSentence;
import dev.backendlab.kit.question.Rubric.Citation;
import dev.backendlab.kit.question.Rubric.Point;
import dev.backendlab.kit.run.TryIt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadmeTest {

  private static final String QUESTIONS =
      """
      ## Backend Fundamentals
      - `q98` What is a fixture: a thing in a test?
      ## Databases & Caching
      - `q97` Anything else?
      """;

  @TempDir Path root;
  private Path module;

  @BeforeEach
  void aGoodModule() throws IOException {
    module = Files.createDirectories(root.resolve("modules/q98-fixture"));
    write("README.md", ReadmeFixture.GOOD);
    write("src/test/java/dev/backendlab/fixture/FixtureDemo.java", ReadmeFixture.DEMO);
    write("src/main/java/dev/backendlab/fixture/Box.java", ReadmeFixture.BOX);
    write("../../docs/questions.md", QUESTIONS);
  }

  @Test
  void readsWhatTheModuleSays() {
    var question = Question.in(module);

    assertThat(question.id()).isEqualTo("q98");
    assertThat(question.question()).isEqualTo("What is a fixture: a thing in a test?");
    assertThat(question.claims())
        .containsExactly(
            new ClaimSentence("holds", "It holds what is put in, always."),
            new ClaimSentence("counts", "It counts: one, two."));
    assertThat(question.toBreak()).isEqualTo("holds");
    assertThat(question.start()).isEqualTo(Map.of("SHOP", "dev.backendlab.fixture.Shop"));
    assertThat(question.text("What to say in the interview")).isEqualTo("That.");
    assertThat(question.sections())
        .extracting(Question.Section::heading)
        .isEqualTo(Question.HEADINGS);
    assertThat(ReadmeCheck.defectsIn(module)).isEmpty();
  }

  @Test
  void readsTheFollowUpsWithTheirWholeAnswers() {
    var followUps = Question.in(module).followUps();

    assertThat(followUps)
        .extracting(FollowUp::level)
        .containsExactly(Level.JUNIOR, Level.SENIOR, Level.STAFF);
    assertThat(followUps)
        .extracting(FollowUp::question)
        .containsExactly("Is it a wombat?", "What does \"known\" mean?", "Who pays for it?");
    assertThat(followUps.get(1).answer())
        .startsWith("That a test needs not ask. It has\n\n```java\n")
        .endsWith("\n```");
    assertThat(followUps.get(2).answer()).isEqualTo("Everybody\nwho waits.");
  }

  @Test
  void readsTheRubricWithWhatItCites() {
    var question = Question.in(module);
    var rubric = question.rubric();

    assertThat(rubric.expected(Level.JUNIOR))
        .containsExactly(
            new Point("Says that it holds things.", List.of(new Citation.OfClaim("holds"))),
            new Point(
                "Knows the `box`.",
                List.of(new Citation.OfClaim("holds"), new Citation.OfClaim("counts"))));
    assertThat(rubric.expected(Level.SENIOR))
        .last()
        .isEqualTo(
            new Point(
                "Counts.",
                List.of(
                    new Citation.OfClaim("counts"),
                    new Citation.OfFollowUp(question.followUps().getFirst()))));
    assertThat(rubric.expected(Level.STAFF)).hasSize(2);
    assertThat(rubric.redFlags()).containsExactly(new Point("\"Fixtures are free.\"", List.of()));
    assertThat(rubric.cases()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      commentCharacter = '%',
      textBlock =
          """
          README.md | [The box](src/main/java/dev/backendlab/fixture/Box.java#Box) | [The box](src/main/java/dev/backendlab/fixture/Box.java#Bag) | README.md:113 | has no method or type Bag
          README.md | [The box](src/main/java/dev/backendlab/fixture/Box | [The box](src/main/java/dev/backendlab/fixture/Bag | README.md:113 | leads nowhere
          README.md | #itCounts)     | #itHolds)       | README.md:57 | no link leads to the method of the claim 'counts'
          FixtureDemo.java | "counts" | "count"       | FixtureDemo.java:12 | the claim 'count' is not in the README
          FixtureDemo.java | "counts" | "count"       | README.md:9  | the claim 'counts' is not in the code
          FixtureDemo.java | "counts" | "holds"       | FixtureDemo.java:12 | the claim 'holds' is there twice
          FixtureDemo.java | @Claim("holds") | @Claim(value = "holds", withoutTwin = "a count") | README.md:13 | the claim 'holds' can't be broken: a count. Name a claim
          FixtureDemo.java | @Reads(Box.class) | @Reads(Bag.class) | FixtureDemo.java:5 | @Reads names Bag
          README.md | section: Backend Fundamentals | section: Backend Fundamental | README.md:4 | no section 'Backend Fundamental'. Did you mean 'Backend Fundamentals'
          README.md | section: Backend Fundamentals | section: Databases & Caching | README.md:4 | in another section. Write 'Backend Fundamentals'
          README.md | a fixture: a thing | the fixture: a thing | README.md:3 | not quoted as docs/questions.md has it. Write 'What is a fixture:
          ../../docs/questions.md | q98 | q96 | README.md:2 | docs/questions.md has no q98
          """)
  void namesADefectBetweenTextAndCode(
      String file, String from, String to, String where, String what) throws IOException {
    var path = file.endsWith(".md") ? file : "src/test/java/dev/backendlab/fixture/" + file;
    write(path, Files.readString(module.resolve(path)).replace(from, to));

    assertThat(ReadmeCheck.defectsIn(module))
        .anySatisfy(
            defect -> assertThat(defect.toString()).contains(where).contains(what).endsWith("."));
  }

  @Test
  void aFileWithoutFrontMatterIsNoQuestion() throws IOException {
    write("README.md", "# Hello\n");

    assertThatThrownBy(() -> Question.in(module))
        .hasMessageContaining("README.md:1: no front matter");
  }

  @Test
  void aModuleWithoutReadmeIsNoQuestion() throws IOException {
    Files.delete(module.resolve("README.md"));

    assertThatThrownBy(() -> Question.in(module)).hasMessageContaining("there is no README.md");
  }

  @Test
  void cutsAClaimsMethodWithItsDocumentation() {
    var claims = SourceCode.claimsOf(Question.in(module));

    assertThat(claims).extracting(SourceCode.ClaimMethod::claim).containsExactly("holds", "counts");
    assertThat(claims.getFirst().snippet().firstLine()).isEqualTo(5);
    assertThat(claims.getFirst().snippet().lines())
        .first()
        .isEqualTo("  /** Puts one thing in. */");
    assertThat(claims.getFirst().snippet().lines()).last().isEqualTo("  }");
    assertThat(claims.getLast().reads()).containsExactly("Box", "Lid");
    assertThat(claims)
        .extracting(SourceCode.ClaimMethod::withoutTwin)
        .containsExactly("", "a measurement");
  }

  @Test
  void findsATypeNestedOrNot() {
    var question = Question.in(module);

    assertThat(SourceCode.typeIn(question, "Lid").orElseThrow().lines())
        .containsExactly("  record Lid() {}");
    assertThat(SourceCode.typeIn(question, "Box").orElseThrow().firstLine()).isEqualTo(3);
    assertThat(SourceCode.typeIn(question, "Bag")).isEmpty();
  }

  @Test
  void requestsRunInOneShellAndAreComparedWithWhatIsShown() throws Exception {
    var requests = TryIt.requestsOf(Question.in(module));
    assertThat(requests).hasSize(2);

    var tried = TryIt.all(requests, Map.of("GREETING", "hello world"));
    assertThat(tried).allMatch(TryIt.Tried::asShown);

    var other = TryIt.all(requests, Map.of("GREETING", "goodbye"));
    assertThat(other).extracting(TryIt.Tried::asShown).isEqualTo(List.of(false, true));
  }

  private void write(String path, String text) throws IOException {
    var file = module.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
