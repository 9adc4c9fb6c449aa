package dev.backendlab.kit.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventLineTest {

  @Test
  void everyEventReadsBackAsItWas() {
    assertThat(EventFixture.ONE_OF_EACH)
        .hasSize(
            (int)
                Arrays.stream(Event.class.getPermittedSubclasses())
                    .filter(type -> Event.class.isAssignableFrom(type))
                    .count());
    for (var event : EventFixture.ONE_OF_EACH) {
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
  void aLineWithNothingWhereSomethingBelongsIsDamaged() {
    int damaged = 0;
    for (var spoilt : EventFixture.spoilt()) {
      var read = EventLine.parse(spoilt.line());
      if (read.isPresent()) {
        // then it means something, and the same when it is written and read again
        assertThat(EventLine.parse(read.get().toJson())).as(spoilt.line()).isEqualTo(read);
        assertThat(spoilt.wrong().equals("null") && !MAY_BE_NULL.contains(spoilt.field()))
            .as("nothing in %s of %s", spoilt.field(), spoilt.line())
            .isFalse();
      } else if (!spoilt.field().equals("/type")) {
        assertThat(EventLine.isDamaged(spoilt.line())).as(spoilt.line()).isTrue();
        damaged++;
      }
    }
    assertThat(damaged).isGreaterThan(300);
  }

  private static final Set<String> MAY_BE_NULL =
      Set.of(
          "/because",
          "/evidence",
          "/spread",
          "/broken",
          "/twin",
          "/from",
          "/to",
          "/loop",
          "/spreads",
          "/without/spread",
          "/with/spread",
          "/bars/spread",
          "/series/evidence");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"type\":\"tabled\",\"title\":\"t\",\"columns\":[\"a\",\"b\"],\"rows\":[[\"1\"]]",
        "\"type\":\"tabled\",\"title\":\"t\",\"columns\":[\"a\"],\"rows\":[],\"evidence\":[null,null]",
        "\"type\":\"lines-charted\",\"title\":\"t\",\"x\":{\"label\":\"x\",\"logarithmic\":false},"
            + "\"y\":{\"label\":\"y\",\"logarithmic\":false},"
            + "\"series\":[{\"label\":\"s\",\"x\":[1.0,2.0],\"y\":[1.0]}]",
      })
  void aLineOfUnequalLengthsIsDamaged(String event) {
    var line = "{\"v\":1,\"seq\":5,\"at\":4,\"claim\":null,\"event\":{%s}}".formatted(event);

    assertThat(EventLine.parse(line)).isEmpty();
    assertThat(EventLine.isDamaged(line)).isTrue();
  }

  @Test
  void aLineOfAnotherVersionIsNotDamaged() {
    var line = new EventLine(EventLine.VERSION, 0, 0, null, new Event.Said("hello")).toJson();

    assertThat(EventLine.isDamaged(line)).isFalse();
    assertThat(EventLine.isDamaged(line.replace("\"v\":1", "\"v\":2"))).isFalse();
    assertThat(EventLine.isDamaged(line.replace("said", "sung"))).isFalse();
    assertThat(EventLine.isDamaged(line.replace("\"v\":1", "\"v\":\"1\""))).isTrue();
    assertThat(EventLine.isDamaged(line.substring(1))).isTrue();
    assertThat(EventLine.isDamaged("[".repeat(100_000))).isTrue();
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
