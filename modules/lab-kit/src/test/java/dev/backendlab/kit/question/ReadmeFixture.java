package dev.backendlab.kit.question;

/** A README without defects, to be spoilt by a test. */
final class ReadmeFixture {

  static final String GOOD =
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
      ---

      # What is a fixture?

      ## The short answer

      It holds.

      ## What this proves

      - [It holds](src/test/java/dev/backendlab/fixture/FixtureDemo.java#itHolds)
      - [It counts](src/test/java/dev/backendlab/fixture/FixtureDemo.java#itCounts)

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

      ## Follow-ups

      None.

      ## Where the short answer misleads

      Nowhere.

      ## What to say in the interview

      That.
      """;

  static final String DEMO =
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

  static final String BOX =
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
}
