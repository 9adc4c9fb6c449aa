package dev.backendlab.web;

import dev.backendlab.kit.question.ReadmeFixture;
import java.util.LinkedHashMap;
import java.util.List;

/** A question whose claims end in every way, and tell of everything. */
final class FixtureDemo {

  static final List<String> CLAIMS = List.of("shows", "long", "fails", "hangs");

  static final String SOURCE =
      """
      package dev.backendlab.fixture;

      import dev.backendlab.kit.*;
      import dev.backendlab.kit.event.Event;
      import java.util.*;

      @Demo("q99")
      class FixtureDemo {

        /** Everything once. */
        @Claim("shows")
        @Reads(Box.class)
        void itShowsEverything(Stage stage) throws Exception {
          stage.say("A <b>story</b> begins.");
          stage.check("status of the forged token", 401).because("it is signed").is(401);
          stage.control("entries", 1_000).isAtLeast(10);
          stage.compare("time of a read", "ms").without("table", 120).with("index", 3)
              .because("it is sorted").isLowerBy(5);
          stage.sql("select id from orders where customer = 42", List.of("Seq Scan", "  Filter"));
          stage.table("A table", List.of(Column.of("key"), Column.counted("value")), List.of(List.of("a", "<1>")));
          stage.bars("Bars", "reads/s", Bar.bar("one", 10), Bar.bar("other", 1_000));
          stage.lines("Lines", new Event.Axis("requests", false), new Event.Axis("hits", true),
              List.of(Event.Series.counted("warm", List.of(1.0, 2.0, 3.0), List.of(1.0, 10.0, 100.0)),
                      Event.Series.byConstruction("cold", List.of(1.0, 2.0, 3.0), List.of(3.0, 2.0, 1.0))));
          stage.time("a call", 500, () -> 1);
          var turns = stage.inTurn("a turn").way("one", () -> 1).way("other", () -> 2).rounds(20);
          stage.compare("p50", "ms").without("one", turns.of("one").p50())
              .with("other", turns.of("other").p50()).show();
        }

        @Claim("long")
        void itIsLong(Stage stage) throws Exception {
          for (int i = 0; i < 300; i++) {
            stage.say("part " + i);
            new java.util.concurrent.CountDownLatch(1)
                .await(5, java.util.concurrent.TimeUnit.MILLISECONDS);
          }
          stage.check("parts", 300).is(300);
          stage.control("other parts", 0).is(0);
        }

        @Claim(value = "fails", withoutTwin = "it fails as it is")
        void itFails(Stage stage) {
          stage.check("one", 1).because("one is not two").is(2);
          stage.control("two", 2).is(2);
        }

        @Claim("hangs")
        void itHangs(Stage stage) throws Exception {
          stage.say("It waits.");
          new java.util.concurrent.CountDownLatch(1).await();
        }
      }

      class Box {}
      """;

  static final String BOX =
      """
      package dev.backendlab.fixture;

      /** Holds one thing. */
      class Box {

        String thing = "a <thing>";
      }
      """;

  static final String PREDICTIONS =
      """
      shows:
        - ask: "A forged token: which status?"
          about: status of the forged token
          choices:
            - 200: it is let in
            - 401: it is refused
            - 503: nobody knows
        - ask: How many entries?
          about: entries
          unit: entries
        - ask: "The time of a read: with an index, compared with none?"
          about: time of a read
      long:
        - ask: How many parts?
          about: parts
          unit: parts
      fails:
        - ask: Is one two?
          about: one
          choices: [1, 2, 3]
      hangs:
        - ask: How long?
          about: ever
          unit: s
      """;

  private FixtureDemo() {}

  /** Has every kind of text, and some that would do harm if the page obeyed it. */
  static String readme() {
    var claims = new LinkedHashMap<String, String>();
    claims.put("shows", "It shows everything.");
    claims.put("long", "It tells a long story.");
    claims.put("fails", "One is two.");
    claims.put("hangs", "It ends.");
    return ReadmeFixture.of("q99", "What?", "Fixtures", claims)
        .replace("#itHolds", "#itShowsEverything")
        .replace(
            "Nowhere.",
            "A thing. <script>alert(1)</script> [evil](javascript:alert(2)) <img src=x onerror=alert(3)>");
  }
}
