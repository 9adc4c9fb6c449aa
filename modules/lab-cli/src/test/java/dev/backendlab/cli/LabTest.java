package dev.backendlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabTest {

  @TempDir private Path folder;
  private LabFixture lab;

  @BeforeEach
  void makeProject() throws IOException {
    lab = new LabFixture(folder);
  }

  @Test
  void withoutWordsItShowsTheShelf() {
    assertThat(lab.run()).isZero();

    assertThat(lab.out())
        .contains("Authentication & Security")
        .contains("  q12  What is JWT (JSON Web Token)?")
        .contains("· signature  · stateless".replace("· ", "·\u00a0"))
        .contains("1 of 2 questions run today. ./lab run q12 runs one");
    assertThat(lab.err()).isEmpty();
  }

  @Test
  void aDefectiveReadmeIsNamedAndHidesNothingElse() throws IOException {
    lab.write("modules/q12-jwt/README.md", "no front matter");

    assertThat(lab.run("list")).isZero();
    assertThat(lab.out()).contains("q10").contains("its README.md is defective");
    assertThat(lab.err()).contains("README.md:1: no front matter");
    assertThat(lab.run("show", "q12")).isEqualTo(3);
  }

  @Test
  void showsAQuestionWithPathsForItsLinks() {
    assertThat(lab.run("show", "jwt")).isZero();

    assertThat(lab.out())
        .contains("What to say in the interview\n  That.\n")
        .contains("JwtDemo.java:7)")
        .doesNotContain("#aForged");
  }

  @Test
  void showsPictureFollowUpsAndRubricReadably() {
    assertThat(lab.run("show", "q12")).isZero();

    assertThat(lab.out())
        .contains(
            """
            Picture
              Sequence, top to bottom; ⇢ is a dashed arrow
                spare
                Ada's browser → shop: GET /me
                note over Ada's browser, shop: once per page
                if: the page is known
                  shop → Redis: GET page:1
                  Redis ⇢ shop: a page, 2 KB
                else: it is new
                  note right of shop: it thinks
                shop ⇢ Ada's browser: 200
            """)
        .contains(
            """
            Follow-ups
              Junior  Is it a wombat?
                      No.

              Senior  What does "known" mean?
                      That a test needs not ask. It has

                        var more = "than a paragraph";
            """)
        .contains(
            """
            Rubric
              Junior     • Says that it holds things. (signature)
                         • Knows the box. (signature, signature)
              Senior     • Says what "known" means. (follow-up: "What does "known" mean?")
                         • Counts. (signature, follow-up: "Is it a wombat?")
            """)
        .contains(
            """
              Red flags  • "Fixtures are free."
              Case       • Two tests share a fixture, and the second fails. What do you look
                           at first?
            """);
  }

  @Test
  void showsAClaimsMethodAndTheTypesItReads() {
    assertThat(lab.run("code", "q12", "signature")).isZero();

    assertThat(lab.out())
        .startsWith("A forged token is refused.\n")
        .contains("JwtDemo.java:5\n")
        .contains("7    void aForgedTokenIsRefused(Stage stage) {")
        .contains("Verifier.java:3\n")
        .contains("4  class Verifier {}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          lst                          | lab has no command 'lst': did you mean list?
          xyzzy                        | lab has no command 'xyzzy': see ./lab help.
          run q13                      | There is no question 'q13': did you mean q10?
          run wombats-of-the-world     | There is no question 'wombats-of-the-world': see ./lab list.
          run q10                      | q10 has no module yet: see ./lab list for those that run.
          run databases-caching        | No question of the section 'Databases & Caching' runs yet: see ./lab list.
          run q12 --clam signature     | lab run has no option '--clam': did you mean --claim?
          run q12 --zzz                | lab run has no option '--zzz': see ./lab help run.
          run q12 --claim sinature     | q12 has no claim 'sinature': did you mean signature?
          run q12 --claim x,y          | q12 has no claim 'x': it has signature, stateless, cost.
          run q12 --predict --json     | --predict asks on the terminal, --json is for programs: leave one away.
          run q12 --services externl   | Services come embedded, installed, external, docker, compose, not 'externl': did you mean external?
          run                          | lab run needs QUESTION: see ./lab help run.
          break q12                    | lab break needs CLAIM: see ./lab help break.
          break q12 statless           | q12 has no claim 'statless': did you mean stateless?
          break q12 cost               | cost of q12 can't be broken: a measurement.
          code q12 stateless           | names the claim 'stateless', but no demo has a method for it.
          start q12                    | q12 has no application to keep up: ./lab run q12
          show                         | lab show needs QUESTION: see ./lab help show.
          help brek                    | There is no command 'brek': did you mean break?
          completion powershell        | There is a completion for bash and zsh, not for 'powershell'.
          """)
  void aMistakeIsAnsweredWithASentence(String words, String sentence) {
    assertThat(lab.run(words.split(" "))).isEqualTo(2);

    assertThat(lab.err()).contains(sentence).hasLineCount(1);
    assertThat(lab.out()).isEmpty();
  }

  @Test
  void theUnexpectedLeavesItsTraceInALog() throws IOException {
    Files.delete(lab.root().resolve("docs/questions.md"));
    Files.createDirectories(lab.root().resolve("docs/questions.md"));

    assertThat(lab.run("list")).isEqualTo(3);
    assertThat(lab.err()).startsWith("Something unexpected happened (").hasLineCount(1);
    assertThat(lab.state().resolve("lab-error.log")).content().contains("UncheckedIOException");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "list", "run", "break", "show", "code", "start", "web", "runs", "doctor", "test", "new"
      })
  void everyCommandExplainsItself(String command) {
    assertThat(lab.run("help", command)).isZero();
    var byHelp = lab.out();
    assertThat(byHelp).startsWith("Usage: lab " + command);

    assertThat(lab.run(command, "--help")).isZero();
    assertThat(lab.out()).isEqualTo(byHelp + byHelp);
  }

  @Test
  void completionKnowsCommandsAndQuestions() {
    assertThat(lab.run("completion", "bash")).isZero();
    assertThat(lab.out())
        .contains("doctor")
        .contains("\"q12\"")
        .contains("--services")
        .contains("memcached");
  }

  @Test
  void nothingWasRunYet() {
    assertThat(lab.run("runs")).isZero();
    assertThat(lab.err()).isEqualTo("Nothing was run here yet: ./lab run q12\n");
  }
}
