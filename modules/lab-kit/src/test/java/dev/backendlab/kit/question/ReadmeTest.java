package dev.backendlab.kit.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backendlab.kit.question.Question.ClaimSentence;
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

  @TempDir Path modules;
  private Path module;

  @BeforeEach
  void aGoodModule() throws IOException {
    module = Files.createDirectory(modules.resolve("q98-fixture"));
    write("README.md", ReadmeFixture.GOOD);
    write("src/test/java/dev/backendlab/fixture/FixtureDemo.java", ReadmeFixture.DEMO);
    write("src/main/java/dev/backendlab/fixture/Box.java", ReadmeFixture.BOX);
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
    assertThat(question.start()).isEqualTo(Map.of("SHOP", "dev.backendlab.fixture.Shop"));
    assertThat(question.text("The short answer")).isEqualTo("It holds.");
    assertThat(ReadmeCheck.defectsIn(module)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      commentCharacter = '%',
      textBlock =
          """
          id: q98              | id: q97                | README.md:2  | the id q97 is not that of the folder q98-fixture
          id: q98              | id: 98                 | README.md:2  | '98' is no question id
          section: Backend     | sektion: Backend       | README.md:4  | unknown key 'sektion'
          services:            | servers:               | README.md:5  | unknown key 'servers'
          - counts: It counts: one, two. | - holds: Again. | README.md:9 | the claim 'holds' is there twice
          - counts: It counts: one, two. | - counts:    | README.md:9  | the claim 'counts' has no sentence
          - counts: It           | - Counts!: It          | README.md:9  | 'Counts!' is no claim id
          ## Run it            | ## Run                 | README.md:25 | the headings are
          """)
  void namesADefectOfTheTextWithItsLine(String from, String to, String where, String what)
      throws IOException {
    write("README.md", ReadmeFixture.GOOD.replace(from, to));

    assertThatThrownBy(() -> Question.in(module))
        .isInstanceOf(BrokenQuestion.class)
        .hasMessageContaining(where)
        .hasMessageContaining(what);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      commentCharacter = '%',
      textBlock =
          """
          README.md | Box.java#Box   | Box.java#Bag    | README.md:41 | has no method or type Bag
          README.md | fixture/Box.java | fixture/Bag.java | README.md:41 | leads nowhere
          README.md | #itCounts)     | #itHolds)       | README.md:20 | no link leads to the method of the claim 'counts'
          FixtureDemo.java | "counts" | "count"       | FixtureDemo.java:12 | the claim 'count' is not in the README
          FixtureDemo.java | "counts" | "count"       | README.md:9  | the claim 'counts' is not in the code
          FixtureDemo.java | "counts" | "holds"       | FixtureDemo.java:12 | the claim 'holds' is there twice
          FixtureDemo.java | @Reads(Box.class) | @Reads(Bag.class) | FixtureDemo.java:5 | @Reads names Bag
          """)
  void namesADefectBetweenTextAndCode(
      String file, String from, String to, String where, String what) throws IOException {
    var path = file.equals("README.md") ? file : "src/test/java/dev/backendlab/fixture/" + file;
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

    assertThatThrownBy(() -> Question.in(module)).hasMessageContaining("has no README.md");
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
