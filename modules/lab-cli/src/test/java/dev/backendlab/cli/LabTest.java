package dev.backendlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendlab.cli.text.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabTest {

  private static final String RUN =
      """
      {"v":1,"seq":0,"at":1,"claim":null,"event":{"type":"run-started","run":"q12-20261124-103958-3cb1","question":"q12","claims":["signature","stateless"],"broken":null,"startedAt":"2026-11-24T10:39:58Z","machine":{"os":"Linux","arch":"amd64","processors":2,"memoryMegabytes":1,"java":"25","versions":{}}}}
      {"v":1,"seq":1,"at":2,"claim":"signature","event":{"type":"checked","what":"honest tokens that pass","expected":"1","actual":"1","held":true,"control":true,"because":null,"evidence":"counted","spread":null}}
      {"v":1,"seq":2,"at":3,"claim":"signature","event":{"type":"checked","what":"forged tokens that pass","expected":"0","actual":"0","held":true,"control":false,"because":null,"evidence":"counted","spread":null}}
      {"v":1,"seq":3,"at":4,"claim":"signature","event":{"type":"claim-ended","claim":"signature","outcome":"proven","reason":"","millis":3}}
      {"v":1,"seq":4,"at":5,"claim":"stateless","event":{"type":"compared","what":"look-ups","without":{"label":"with one","value":100,"spread":null},"with":{"label":"without","value":5,"spread":null},"unit":"look-ups","demand":"at least 5 times lower","ratio":20.0,"held":true,"because":null}}
      {"v":1,"seq":5,"at":6,"claim":"stateless","event":{"type":"claim-ended","claim":"stateless","outcome":"proven","reason":"","millis":3}}
      """;

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
        .contains(
            "  q11  What is a fixture: a thing in a test? ····················· 1 min to read")
        .contains("2 min to read, 1 to run, on Redis")
        .contains("1 of 4 questions run today, 2 are there to read. ./lab run q12");
    assertThat(lab.err()).isEmpty();
  }

  @Test
  void theShelfShowsHowGoodTheGuessesAreInASection() throws IOException {
    lab.write(
        "state/practice.jsonl", "damaged\n" + guess("One?", "right") + guess("Two?", "wrong"));

    assertThat(lab.run("list")).isZero();
    assertThat(lab.out())
        .contains("Databases & Caching\n  q06")
        .contains("Authentication & Security\nguesses: 1 right, 1 wrong\n  q11");
    assertThat(lab.err()).isEmpty();
  }

  private static String guess(String ask, String closeness) {
    return """
    {"v":1,"type":"guess","at":"2026-11-27T18:00:00Z","question":"q12","section":"Authentication & Security","claim":"signature","ask":"%s","guess":"1","measured":"2","closeness":"%s","run":"q12-1","face":"page"}
    """
        .formatted(ask, closeness);
  }

  @Test
  void aDefectiveReadmeIsNamedAndHidesNothingElse() throws IOException {
    lab.write("modules/q12-jwt/README.md", "no front matter");

    assertThat(lab.run("list")).isZero();
    assertThat(lab.out()).contains("q10").contains("its text is defective");
    assertThat(lab.err()).contains("README.md:1: no front matter");
    assertThat(lab.run("show", "q12")).isEqualTo(3);
  }

  @Test
  void showsWhatACandidateNeedsTonight() throws IOException {
    var run = "state/runs/q12/q12-20261124-103958-3cb1/digest.txt";
    lab.write(run, "digest-1 2026-11-24T10:39:58Z real 3\nsignature PROVEN\ncost REFUTED\n");

    assertThat(lab.run("show", "jwt")).isZero();

    assertThat(lab.out())
        .contains("Authentication & Security · Redis · 2 min to read, 1 to run\n")
        .containsSubsequence("In 30 seconds", "Picture", "Claims", "What to say", "Follow-ups")
        .contains(
            """
            Claims
              ✓ signature  A forged token is refused.
              · stateless  It is verified while the issuer is down.
              ✗ cost       Verifying is cheap.
            """
                .replaceAll("([✓·✗]) ", "$1\u00a0"))
        .contains("Follow-ups\n  Junior  Is it a wombat?\n  Senior  What does \"known\" mean?\n")
        .endsWith("./lab show q12 --all has the answers, ./lab run q12 the proof.\n")
        .doesNotContain("JwtDemo.java", "Sources", "Rubric");
  }

  @Test
  void showsAQuestionThatHasNoDemoYet() {
    assertThat(lab.run("show", "q11")).isZero();

    assertThat(lab.out())
        .contains("Authentication & Security · 1 min to read, no demo yet\n")
        .contains("In 30 seconds\n  A fixture is what a test stands on.\n")
        .endsWith("./lab show q11 --all has the answers and sources. It has no demo yet.\n")
        .doesNotContain("Claims");
  }

  @Test
  void showsAllOfAQuestionThatHasNoDemoYet() {
    assertThat(lab.run("show", "q11", "--all")).isZero();

    assertThat(lab.out())
        .containsSubsequence("The short answer", "misleads", "Follow-ups", "Rubric", "Sources")
        .contains("https://example.org/book");
  }

  @Test
  void showsAQuestionWithPathsForItsLinks() {
    assertThat(lab.run("show", "jwt", "--all")).isZero();

    assertThat(lab.out())
        .contains("What to say in the interview\n  That.\n")
        .contains("JwtDemo.java:7)")
        .doesNotContain("#aForged");
  }

  @Test
  void listsThePictureWhereItCannotBeDrawn() {
    for (var terminal :
        List.of(new Terminal(50, false, true, false), new Terminal(80, false, false, false))) {
      assertThat(lab.run(terminal, "show", "q12")).isZero();
    }
    assertThat(lab.out().split("Sequence, top to bottom")).hasSize(3);
    assertThat(lab.out()).doesNotContain("╭");
  }

  @Test
  void showsPictureFollowUpsAndRubricReadably() {
    assertThat(lab.run("show", "q12", "--all")).isZero();

    assertThat(lab.out())
        .contains(
            """
            Picture
                ╭───────────────╮  ┌──────┐        ┌───────┐  ┌───────┐
                │ Ada's browser │  │ shop │        │ Redis │  │ spare │
                ╰───────┬───────╯  └───┬──┘        └───┬───┘  └───┬───┘
                        │   GET /me    │               │          │
                        ├─────────────▶│               │          │
                      ┌──────────────────┐             │          │
                      │  once per page   │             │          │
                      └──────────────────┘             │          │
              ┌┄ if the page is known ┄┼┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┼┄┄┄┄┄┄┄┄┄┄┼┄┄┄┄┄┐
              ┆         │              │  GET page:1   │          │     ┆
              ┆         │              ├──────────────▶│          │     ┆
              ┆         │              │ a page, 2 KB  │          │     ┆
              ┆         │              │◀┄┄┄┄┄┄┄┄┄┄┄┄┄┄┤          │     ┆
              ├┄ else it is new ┄┄┄┄┄┄┄┼┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┼┄┄┄┄┄┄┄┄┄┄┼┄┄┄┄┄┤
              ┆         │              │ ┌───────────┐ │          │     ┆
              ┆         │              │ │ it thinks │ │          │     ┆
              ┆         │              │ └───────────┘ │          │     ┆
              └┄┄┄┄┄┄┄┄┄┼┄┄┄┄┄┄┄┄┄┄┄┄┄┄┼┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┼┄┄┄┄┄┄┄┄┄┄┼┄┄┄┄┄┘
                        │     200      │               │          │
                        │◀┄┄┄┄┄┄┄┄┄┄┄┄┄┤               │          │
                        ╵              ╵               ╵          ╵
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
          run q13                      | There is no question 'q13': did you mean
          run wombats-of-the-world     | There is no question 'wombats-of-the-world': see ./lab list.
          run q10                      | q10 has no module yet: see ./lab list for those that run.
          run q11                      | q11 has no demo yet: ./lab show q11 reads it.
          break q11 holds              | q11 has no demo yet: ./lab show q11 reads it.
          show q10                     | Nothing is written of q10 yet: see ./lab list for the others.
          show all                     | is more than one question: name one, as in q12.
          print q10                    | Nothing is written of these questions yet: see ./lab list.
          print q99                    | There is no question 'q99'
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
          runs --full                  | --full tells one run: name a question, as in ./lab runs --full q12.
          runs --full q12              | Nothing was run of it yet: ./lab run q12
          runs q12-20261124-103958-3cb1 | There is no run q12-20261124-103958-3cb1 here: see ./lab runs q12.
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
  void theUnexpectedLeavesItsTraceInALog() {
    var failure = new UncheckedIOException(new IOException("nobody thought of that"));

    assertThat(new Failures(lab.session()).tell(failure)).isEqualTo(3);
    assertThat(lab.err()).startsWith("Something unexpected happened (").hasLineCount(1);
    assertThat(lab.state().resolve("lab-error.log")).content().contains("UncheckedIOException");
  }

  @Test
  void withoutTheListOfQuestionsTheWrittenOnesStay() throws IOException {
    Files.delete(lab.root().resolve("docs/questions.md"));
    Files.createDirectories(lab.root().resolve("docs/questions.md"));

    assertThat(lab.run("list")).isZero();
    assertThat(lab.out()).contains("What is JWT (JSON Web Token)?", "What is a fixture");
    assertThat(lab.err())
        .contains("questions.md:1: there is a folder where the file should be")
        .hasLineCount(1);

    assertThat(lab.run("show", "q10")).isEqualTo(2);
    assertThat(lab.err()).contains("There is no question 'q10' that can be found: ");
  }

  @Test
  void aFileThatCannotBeReadIsNamedAndTheOtherQuestionsStay() throws IOException {
    lab.write("modules/q12-jwt/README.md", "a".repeat(10_000_000));
    assertThat(lab.run("list")).isZero();
    assertThat(lab.err()).contains("README.md:1: the file is larger than 64 KB").hasLineCount(1);
    assertThat(lab.run("show", "q11")).isZero();
    assertThat(lab.run("show", "q12")).isEqualTo(3);
    assertThat(lab.err()).hasLineCount(2);
  }

  @Test
  void aSourceThatCannotBeReadIsNamed() throws IOException {
    lab.write("modules/q12-jwt/src/test/java/dev/backendlab/jwt/JwtDemo.java", "(".repeat(9_000));

    assertThat(lab.run("code", "q12", "signature")).isEqualTo(3);
    assertThat(lab.err())
        .contains("JwtDemo.java:1: too many brackets stand in each other")
        .hasLineCount(1);
  }

  @Test
  void whatIsNoRunIsMovedAsideAndSaid() throws IOException {
    lab.write("state/runs/q12/q12-damaged/events.jsonl", "{\"v\":1,\"se");

    assertThat(lab.run("runs")).isZero();
    assertThat(lab.err()).contains("Not a run, so it is out of the way: ", "set-aside/q12-damaged");
    assertThat(lab.state().resolve("runs/set-aside/q12-damaged")).isDirectory();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "list", "run", "break", "show", "code", "print", "start", "web", "runs", "doctor", "test",
        "new"
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
  void printsAPageForEachQuestion() throws IOException {
    assertThat(lab.run("print")).isZero();

    var page = lab.state().resolve("print/questions.html");
    assertThat(lab.out()).startsWith("2 pages in ").contains("print/questions.html");
    assertThat(page)
        .content()
        .contains("<h1>What is JWT (JSON Web Token)?</h1>", "Nothing yet: ./lab run q12")
        .contains("<h1>What is a fixture: a thing in a test?</h1>", "no demo yet")
        .contains("&quot;Fixtures are free.&quot;")
        .contains("<svg class=\"printed", ">GET /me</text>")
        .contains("Is it a wombat?")
        .doesNotContain("{{");
    assertThat(Files.readString(page).split("<article", -1)).hasSize(3);
  }

  @Test
  void printsFiguresOfTheLastRun() throws IOException {
    var run = "state/runs/q12/q12-20261124-103958-3cb1/events.jsonl";
    lab.write(run, RUN);

    assertThat(lab.run("print", "q12", "--to", lab.root().resolve("q12.html").toString())).isZero();

    assertThat(lab.root().resolve("q12.html"))
        .content()
        .contains("look-ups: <span class=\"value\">20 times lower</span>")
        .contains("with one 100, without 5 look-ups (claim stateless)")
        .contains("forged tokens that pass: <span class=\"value\">0</span>")
        .doesNotContain("honest tokens", "Nothing yet");
  }

  @Test
  void aPageThatCannotBeWrittenIsAnsweredWithASentence() throws IOException {
    lab.write("file", "");

    var there = lab.root().resolve("file/q12.html").toString();
    assertThat(lab.run("print", "q12", "--to", there)).isEqualTo(3);
    assertThat(lab.err()).startsWith("Cannot write ").hasLineCount(1);
  }

  @Test
  void tellsAKeptRunAgain() throws IOException {
    var run = "q12-20261124-103958-3cb1";
    lab.write("state/runs/q12/" + run + "/events.jsonl", RUN);

    assertThat(lab.run("runs", "--full", "q12")).isZero();
    assertThat(lab.out())
        .startsWith("q12  What is JWT (JSON Web Token)?\n")
        .contains("✓ look-ups", "with one", "2 of 2 claims proven", "runs/q12/" + run)
        .doesNotContain("nothing left out");

    assertThat(lab.run("runs", run)).isZero();
    assertThat(lab.out()).contains("./lab runs --full q12", "this run, nothing left out");
  }

  @Test
  void nothingWasRunYet() {
    assertThat(lab.run("runs")).isZero();
    assertThat(lab.err()).isEqualTo("Nothing was run here yet: ./lab run q12\n");
  }
}
