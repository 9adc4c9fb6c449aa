package dev.backendlab.kit.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventLineTest {

  private static final Event.Spread SPREAD = new Event.Spread(30, 9, 11, true);

  private static final List<Event> ONE_OF_EACH =
      List.of(
          new Event.RunStarted(
              "q12-1",
              "q12",
              List.of("compact"),
              null,
              "2026-01-01T00:00:00Z",
              new Event.Machine("Linux", "amd64", 2, 1024, "25", Map.of("redis", "7"))),
          new Event.ServiceReady("Redis", "7", "embedded", "redis://127.0.0.1:1", 34),
          new Event.ApplicationReady("ISSUER", "http://127.0.0.1:2", 900),
          new Event.ClaimStarted("compact", "A sentence.", "Demo#claim", List.of("A"), "twin"),
          new Event.Said("Ünïcode — ✓ \"quoted\"\nand a second line"),
          new Event.Checked("what", "1", "2", false, true, "because", Evidence.COUNTED, null),
          new Event.Compared(
              "what",
              new Event.Side("without", 10, SPREAD),
              new Event.Side("with", 0, null),
              "statements",
              "lower",
              Double.POSITIVE_INFINITY,
              true,
              null,
              Evidence.MEASURED),
          new Event.Exchanged(
              "GET", "/me", Map.of(), "", 200, Map.of("a", "b"), "{}", 12, "ada", "shop"),
          new Event.Queried("select 1", List.of("Result")),
          new Event.Tabled(
              "t",
              List.of("a", "b"),
              List.of(List.of("1", "2")),
              Arrays.asList(null, Evidence.BY_CONSTRUCTION)),
          new Event.BarsCharted(
              "t", "ms", false, List.of(new Event.Bar("a", 1.5, null)), Evidence.COUNTED),
          new Event.LinesCharted(
              "t",
              new Event.Axis("x", false),
              new Event.Axis("y", true),
              List.of(Event.Series.counted("s", List.of(1.0), List.of(2.0)))),
          new Event.Progressed("loading", 1, 2),
          new Event.Timed(
              "t", 1, 0, 2.5, Map.of("p50", 1.0), "one after the other", Map.of("p50", SPREAD)),
          new Event.ClaimEnded("compact", Outcome.REFUTED, "why", 12),
          new Event.RunEnded(Outcome.BROKEN, 1, 2, 3, 4, "", 5));

  @Test
  void everyEventReadsBackAsItWas() {
    assertThat(ONE_OF_EACH)
        .hasSize(
            (int)
                Arrays.stream(Event.class.getPermittedSubclasses())
                    .filter(type -> Event.class.isAssignableFrom(type))
                    .count());
    for (var event : ONE_OF_EACH) {
      var line = new EventLine(EventLine.VERSION, 7, 12, "compact", event);
      assertThat(EventLine.parse(line.toJson())).contains(line);
      assertThat(line.toJson()).doesNotContain("\n");
    }
  }

  @Test
  void aRunFromBeforeAFieldWasAddedIsStillRead() {
    var old =
        EventLine.parse(
            """
            {"v":1,"seq":5,"at":4,"claim":"c","event":{"type":"checked","what":"status",\
            "expected":"401","actual":"401","held":true,"control":false,"because":null}}\
            """);

    assertThat(old.orElseThrow().event())
        .isEqualTo(new Event.Checked("status", "401", "401", true, false, null, null, null));
  }

  @Test
  void aLineThatLacksWhatWasAlwaysThereIsNotRead() {
    assertThat(
            EventLine.parse(
                """
                {"v":1,"seq":5,"at":4,"claim":"c","event":{"type":"checked","what":"status",\
                "expected":"401","held":true,"control":false,"because":null}}\
                """))
        .isEmpty();
    assertThat(
            EventLine.parse(
                "{\"v\":1,\"seq\":5,\"claim\":null,\"event\":{\"type\":\"said\",\"text\":\"a\"}}"))
        .isEmpty();
  }

  @Test
  void theSchemaDocumentNamesEveryFieldOfEveryEvent() throws Exception {
    var schema = Files.readString(Path.of("..", "..", "docs", "events.md"));
    var rows = schema.lines().filter(line -> line.startsWith("| `")).toList();
    for (var type : Event.class.getPermittedSubclasses()) {
      var row =
          rows.stream()
              .filter(line -> line.startsWith("| `" + EventJson.kebab(type.getSimpleName()) + "`"))
              .findFirst();
      assertThat(row).as(type.getSimpleName()).isPresent();
      for (var field : type.getRecordComponents()) {
        assertThat(row.orElseThrow()).contains("`" + field.getName() + "`");
      }
    }
  }

  @Test
  void whatIsNoEventIsNotRead() {
    var line = new EventLine(EventLine.VERSION, 0, 0, null, new Event.Said("hello")).toJson();

    assertThat(EventLine.parse("")).isEmpty();
    assertThat(EventLine.parse("WARNING: something")).isEmpty();
    assertThat(EventLine.parse("{}")).isEmpty();
    assertThat(EventLine.parse(line.substring(0, line.length() - 5))).isEmpty();
    assertThat(EventLine.parse(line.replace("\"v\":1", "\"v\":2"))).isEmpty();
    assertThat(EventLine.parse(line.replace("said", "sung"))).isEmpty();
  }
}
