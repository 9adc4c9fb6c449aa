package dev.backendlab.kit.question;

import java.util.Map;
import java.util.stream.Collectors;

/** READMEs without defects, to be spoilt by a test, or to be shown by a face. */
public final class ReadmeFixture {

  /** The least that a text without a module has. */
  public static final String TEXT =
      """
      ---
      id: q98
      question: What is a fixture: a thing in a test?
      section: Backend Fundamentals
      ---

      # What is a fixture: a thing in a test?

      ## In 30 seconds

      A fixture is what a test stands on.

      ## Picture

      ```mermaid
      flowchart LR
        test
        fixture
        test -->|stands on| fixture
      ```

      ## The short answer

      It holds things.

      ## Where the short answer misleads

      "Holds" is half of it.

      ## What to say in the interview

      Say that it depends.

      ## Follow-ups

      **Junior: is it shared?** No.

      **Senior: is it made anew?** For each test.

      **Staff: what does that cost?** Time.

      ## Rubric

      - **Junior:** Says that it is not shared. (follow-up: "is it shared?")
      - **Senior:** Makes it anew. (follow-up: "is it made anew?")
      - **Staff:** Knows its price. (follow-up: "what does that cost?")
      - **Red flag:** "We share it."
      - **Case:** Two tests fail together.

      ## Sources

      - [A book](https://example.org/book): fixtures.
      """;

  /** Has every kind of text that a README may have. */
  public static final String GOOD =
      """
      ---
      id: q98
      question: What is a fixture: a thing in a test?
      section: Backend Fundamentals
      services:
        - Redis
      claims:
        - holds: It holds what is put in, always.
        - counts: It counts: one, two.
      start:
        - SHOP: dev.backendlab.fixture.Shop
      minutes: 1
      break: holds
      ---

      # What is a fixture: a thing in a test?

      ## In 30 seconds

      A fixture is what a test stands on: known things,
      in a known state.

      It is made anew for each test, so that no test sees another.

      ## Picture

      ```mermaid
      sequenceDiagram
        actor ada as Ada's browser
        participant shop
        participant cache as Redis
        participant spare
        ada->>shop: GET /me
        Note over ada,shop: once per page
        alt the page is known
          shop->>cache: GET page:1
          cache-->>shop: a page, 2 KB
        else it is new
          Note right of shop: it thinks
        end
        shop-->>ada: 200
      ```

      ## The short answer

      It **holds** things, see [the box](src/main/java/dev/backendlab/fixture/Box.java#Box), and
      has a `code` word, an *emphasis*, “marks” … and a tag: <token>.

      > Somebody said so,
      > in two lines.

      | kind | holds |
      | --- | --- |
      | small | a `thing` |
      | large | more than one thing, in words that take more room than a column on a terminal has |

      ## What this proves

      - [It holds](src/test/java/dev/backendlab/fixture/FixtureDemo.java#itHolds)
      - [It counts](src/test/java/dev/backendlab/fixture/FixtureDemo.java#itCounts), and
        goes on in a second line:
        1. with a nested item

      ## Where the short answer misleads

      Nowhere.

      ## What to say in the interview

      That.

      ## Follow-ups

      **Junior: is it a `wombat`?** No.

      **Senior: what does "known" mean?** That a test needs not ask. It has

      ```java
      var more = "than a paragraph";
      ```

      **Staff: who pays for it?** Everybody
      who waits.

      ## Rubric

      - **Junior:** Says that it holds things. (`holds`)
      - **Junior:** Knows the `box`. (`holds`, `counts`)
      - **Senior:** Says what "known" means. (follow-up: "What does "known" mean?")
      - **Senior:** Counts. (`counts`, follow-up: "Is it a wombat?")
      - **Staff:** Names the price. (follow-up: "who pays for it?")
      - **Staff:** Names who pays,
        and when. (`counts`)
      - **Red flag:** "Fixtures are free."
      - **Case:** Two tests share a fixture, and the second fails. What do you look at first?

      ## Run it

      `./lab run q98`

      ## Try it yourself

      ```console
      $ echo $GREETING
      hello …
      $ printf 'a\\n' |
      > cat
      a
      ```

      ## Read the code

      [The box](src/main/java/dev/backendlab/fixture/Box.java#Box)

      ## What it leaves out

      - A lid: tests are in no danger.
      - A lock, which a box for one does not need.

      ## Sources

      - [xUnit patterns](https://example.org/fixtures), chapter 2: what a fixture is
      - <https://example.org/boxes>: how boxes are made
      """;

  public static final String DEMO =
      """
      package dev.backendlab.fixture;

      class FixtureDemo {

        /** Puts one thing in. */
        @Claim("holds")
        @Reads(Box.class)
        void itHolds(Stage stage) {
          stage.say("in");
        }

        @Claim(value = "counts", withoutTwin = "a measurement")
        @Reads({Box.class, Box.Lid.class})
        void itCounts(Stage stage) {}
      }
      """;

  public static final String BOX =
      """
      package dev.backendlab.fixture;

      /** A box. */
      class Box {

        record Lid() {}

        int count() {
          return 1;
        }
      }
      """;

  private ReadmeFixture() {}

  /**
   * A README with little text.
   *
   * @param claims their sentences, by id, in order
   */
  public static String of(String id, String question, String section, Map<String, String> claims) {
    return GOOD.replace("q98", id)
        .replace("question: What is a fixture: a thing in a test?", "question: " + question)
        .replace("# What is a fixture: a thing in a test?", "# " + question)
        .replace("Backend Fundamentals", section)
        .replace(
            "  - holds: It holds what is put in, always.\n  - counts: It counts: one, two.\n",
            claims.entrySet().stream()
                .map(claim -> "  - %s: %s\n".formatted(claim.getKey(), claim.getValue()))
                .collect(Collectors.joining()))
        .replace("break: holds", "break: " + claims.keySet().iterator().next())
        .replaceAll("(?s)start:\n.*?\nminutes", "minutes")
        .replaceAll("`(holds|counts)`", "`%s`".formatted(claims.keySet().iterator().next()));
  }
}
