package dev.backendlab.kit.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each spoils the good README in one place, and demands a defect on that line; where the defect
 * stands elsewhere, so many lines below it. {@code ⏎} is a line break.
 */
class ReadmeDefectsTest {

  @TempDir Path modules;
  private Path module;

  @BeforeEach
  void aModule() throws IOException {
    module = Files.createDirectory(modules.resolve("q98-fixture"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          id: q98                       | id: q97                       | 0 | the id q97 is not that of the folder q98-fixture
          id: q98                       | id: 98                        | 0 | '98' is no question id
          section: Backend              | sektion: Backend              | 0 | unknown key 'sektion'
          services:                     | servers:                      | 0 | unknown key 'servers'
          services:                     | claims:                       | 2 | the key 'claims' is there twice. Keep one: the other is on line 5
          section: Backend Fundamentals | section: A⏎section: B         | 1 | the key 'section' is there twice
          section: Backend Fundamentals | section:                      | 0 | the front matter has no section
          - counts: It counts: one, two. | - holds: Again.              | 0 | the claim 'holds' is there twice
          - counts: It counts: one, two. | - counts:                    | 0 | the claim 'counts' has no sentence
          - counts: It                  | - Counts!: It                 | 0 | 'Counts!' is no claim id
          break: holds                  | break: held                   | 0 | there is no claim 'held' to break. Name the claim whose
          break: holds                  | break:                        | 0 | the front matter has no break
          - SHOP: dev                   | - SHOP dev                    | 0 | names no class
          "  - Redis"                   | - Redis                       | 0 | '- Redis' is neither a key nor an item
          services:                     | # why⏎services:               | 0 | '# why' is neither a key nor an item
          # What is a fixture: a thing in a test? | # What is it?       | 0 | the title is not the question: What is it?
          # What is a fixture: a thing in a test?⏎ |                    | 1 | the file has no title
          ## In 30 seconds              | Lost words.⏎⏎## In 30 seconds | 0 | text before the first heading
          ## Run it                     | # Run it                      | 0 | a title in the middle: Run it
          """)
  void ofKeysAndTitle(String from, String to, int below, String problem) throws IOException {
    defectIs(from, to, below, problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ## Run it                     | ## Run                        | 0 | unknown heading 'Run'. Did you mean 'Run it'?
          ## Run it                     | ## Run                        | 4 | the heading 'Run it' is missing. Write '## Run it' behind '## Rubric'
          ## Sources                    | ## Wombats                    | 0 | unknown heading 'Wombats'. Every README has these
          ## Run it                     | ## Rubric                     | 0 | the heading 'Rubric' is there twice
          ## Run it                     | ## Run it⏎⏎## Sources⏎⏎More.  | 2 | the heading 'Sources' is out of order. Move it behind '## What it leaves out'
          That.⏎                        | ⏎                             | -2 | nothing stands below 'What to say in the interview'
          ## Picture                    | ### Picture                   | 19 | the heading 'Picture' is missing
          That.                         | [That].⏎⏎[That]: https://x.org | 2 | the address of [That] stands apart from its link
          """)
  void ofHeadings(String from, String to, int below, String problem) throws IOException {
    defectIs(from, to, below, problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          **Junior: is it a `wombat`?** | **Is it a `wombat`?**         | 0 | 'Is it a wombat?' is no follow-up's question. Write '**Junior: question?** answer'
          **Junior: is it a `wombat`?** | **Junior: a `wombat`.**       | 0 | 'Junior: a wombat.' is no follow-up's question
          **Junior: is it a `wombat`?** | **Chief: is it a `wombat`?**  | 0 | 'Chief' is no level. Use one of Junior, Senior, Staff
          **Junior: is it a `wombat`?** | **Staff: is it a `wombat`?**  | 2 | a follow-up for Senior behind one for Staff
          **Junior: is it a `wombat`?** No. | **Junior: is it a `wombat`?** | 0 | the follow-up has no answer
          **Junior: is it a `wombat`?** | Here they are.⏎⏎**Junior: is it a `wombat`?** | 0 | this is no follow-up
          **Staff: who pays for it?**   | ### Staff⏎⏎**Staff: who pays for it?** | 0 | a heading among the follow-ups: Staff
          **Staff: who pays for it?**   | **Staff: is it a wombat?**    | 0 | this follow-up is there twice
          """)
  void ofFollowUps(String from, String to, int below, String problem) throws IOException {
    defectIs(from, to, below, problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          - **Junior:** Says            | - **Chief:** Says             | 0 | 'Chief: Says that it holds things. (holds…' is no point
          - **Junior:** Says            | - Junior: Says                | 0 | is no point of a rubric. Write '- **Junior:** What is said.
          - **Junior:** Says            | Points:⏎⏎- **Junior:** Says   | 0 | the rubric has something else than a list
          things. (`holds`)             | things. (`hold`)              | 0 | cites the claim 'hold', which is not there. Did you mean 'holds'
          things. (`holds`)             | things, as `holds` shows.     | 0 | the point cites nothing that shows it
          things. (`holds`)             | things. (see `holds`)         | 0 | the point cites nothing that shows it
          who pays for it?")            | who plays for it?")           | 0 | cites the follow-up "who plays for it?", which is not there. Did you mean 'Who pays for it?'
          Says that it holds things.    | One 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 – 20 21. | 0 | the point has 21 words. Say it in 20
          - **Junior:** Says that it holds things. (`holds`)⏎ |         | -2 | the rubric has 'Junior:' 1 times. Write 2 to 6
          - **Red flag:** "Fixtures are free."⏎ |                       | -9 | the rubric has 'Red flag:' 0 times. Write 1 to 4
          - **Case:** Two               | - **Case:** One.⏎- **Case:** 2.⏎- **Case:** Two | -10 | the rubric has 'Case:' 3 times. Write 1 to 2
          - **Red flag:** "Fixtures are free." | - **Red flag:** Fixtures are free. | 0 | the red flag is no quotation
          - **Senior:** Says            | - **Staff:** Says             | 1 | a point 'Senior:' behind one 'Staff:'
          """)
  void ofTheRubric(String from, String to, int below, String problem) throws IOException {
    defectIs(from, to, below, problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          A fixture is what             | A fixture [is](https://x.org) what | 0 | 'is' can't be spoken
          A fixture is what             | A `fixture` is what           | 0 | 'fixture' can't be spoken
          in a known state.             | in a **known** state.         | 0 | 'known' can't be spoken
          It is made anew               | - It is made anew             | 0 | what is spoken has no lists or code
          It is made anew               | It is made anew.⏎⏎Again       | 2 | has more than two paragraphs
          ## In 30 seconds⏎             | ## In 30 seconds⏎⏎1 2 3 4 5 6 7 8 9 10 1 2 3 4 5 6 7 8 9 20 1 2 3 4 5 6 7 8 9 30 1 2 3 4⏎ | 0 | 'In 30 seconds' has 61 words. Say it in 60
          - A lid: tests are in no danger.⏎ |                           | -2 | 'What it leaves out' names 1. Name 2 to 5
          - A lid: tests are in no danger. | - 1⏎- 2⏎- 3⏎- 4⏎- 5        | -2 | 'What it leaves out' names 6
          - A lid: tests                | Two things:⏎⏎- A lid: tests   | 0 | 'What it leaves out' is one list and nothing else
          - [xUnit patterns](https://example.org/fixtures), chapter | - xUnit patterns, chapter | 0 | the source has no link
          - [xUnit patterns](https://example.org/fixtures), chapter | - [xUnit patterns](src/x), chapter | 0 | the source has no link
          - <https://example.org/boxes>: how boxes are made | - <https://example.org/boxes> | 0 | the source does not say for what
          """)
  void ofTheSmallParts(String from, String to, int below, String problem) throws IOException {
    defectIs(from, to, below, problem);
  }

  @Test
  void aByteOrderMarkIsNamed() throws IOException {
    assertThat(defectsOf("\uFEFF" + ReadmeFixture.GOOD))
        .singleElement()
        .asString()
        .contains("README.md:1: the file begins with a byte order mark. Save it as UTF-8");
  }

  @Test
  void aFrontMatterThatDoesNotEndIsNamed() throws IOException {
    assertThat(defectsOf(ReadmeFixture.GOOD.replace("\n---\n\n#", "\n\n#")))
        .singleElement()
        .asString()
        .contains("README.md:1: the front matter does not end");
  }

  @Test
  void allDefectsAreNamedInTheOrderOfTheirLines() throws IOException {
    var spoilt =
        ReadmeFixture.GOOD
            .replace("section:", "sektion:")
            .replace("ada->>shop: GET /me", "ada->>shop")
            .replace("**Staff: who", "**Who")
            .replace("- [xUnit patterns](https://example.org/fixtures)", "- xUnit patterns");

    assertThat(defectsOf(spoilt))
        .extracting(Defect::problem)
        .containsExactly(
            "the front matter has no section",
            "unknown key 'sektion'",
            "the arrow has no label",
            "'Who pays for it?' is no follow-up's question",
            "the point cites the follow-up \"who pays for it?\", which is not there",
            "the source has no link");
  }

  private void defectIs(String from, String to, int below, String problem) throws IOException {
    var found = from.replace("\"  - ", "  - ").replaceAll("(  - .*)\"$", "$1").replace('⏎', '\n');
    assertThat(ReadmeFixture.GOOD).contains(found);
    var spoilt = ReadmeFixture.GOOD.replace(found, to == null ? "" : to.replace('⏎', '\n'));
    int at = ReadmeFixture.GOOD.indexOf(found);
    long line = ReadmeFixture.GOOD.substring(0, at).chars().filter(c -> c == '\n').count() + 1;

    assertThat(defectsOf(spoilt))
        .extracting(Defect::toString)
        .anySatisfy(defect ->
            assertThat(defect).contains("README.md:%d: ".formatted(line + below), problem));
  }

  private List<Defect> defectsOf(String readme) throws IOException {
    Files.writeString(module.resolve("README.md"), readme);
    var broken = catchThrowableOfType(BrokenQuestion.class, () -> Question.in(module));
    return broken == null ? List.of() : broken.defects();
  }
}
