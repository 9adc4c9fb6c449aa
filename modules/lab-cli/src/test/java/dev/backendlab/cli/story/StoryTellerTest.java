package dev.backendlab.cli.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendlab.cli.text.Terminal;
import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.event.EventLine;
import dev.backendlab.kit.event.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Recorded runs against the texts in src/test/resources/approved, which are there to be looked at.
 * With {@code -Dapprove} the texts are written anew: look at the difference before committing it.
 */
class StoryTellerTest {

  private static final Path RESOURCES = Path.of("src/test/resources");
  private static final Setting SETTING =
      new Setting(
          "q12",
          "signature",
          "~/.local/state/backend-lab/runs/q12/q12-20260101-120000-0001",
          "~/.local/state/backend-lab/runs/q12/q12-20260101-120000-0001/log.txt",
          "modules/q12-jwt/src/test/java/dev/backendlab/jwt/JwtDemo.java");

  @ParameterizedTest
  @CsvSource({
    "proven, 40, plain",
    "proven, 80, plain",
    "proven, 120, colour",
    "proven, 80, ascii",
    "proven, 80, whole",
    "refuted, 40, plain",
    "refuted, 80, plain",
    "refuted, 80, colour",
    "twin, 40, ascii",
    "twin, 80, plain",
    "twin, 80, colour",
    "twin, 80, whole",
    "broken, 80, plain",
    "broken, 40, colour",
    "pictures, 40, plain",
    "pictures, 80, plain",
    "pictures, 80, ascii",
    "pictures, 80, whole",
    "pictures, 120, colour"
  })
  void aRecordedRunReadsAsApproved(String story, int width, String looks) throws IOException {
    var terminal = terminal(width, looks);
    boolean whole = looks.equals("whole");
    var told = told(story, whole ? StoryTeller.ofAll(terminal) : new StoryTeller(terminal));

    var approved = RESOURCES.resolve("approved/%s-%d-%s.txt".formatted(story, width, looks));
    if (System.getProperty("approve") != null) {
      Files.createDirectories(approved.getParent());
      Files.writeString(approved, told);
    }
    assertThat(told).isEqualTo(Files.readString(approved));
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 60, 80, 120, 200})
  void noLineIsWiderThanTheTerminal(int width) throws IOException {
    for (var story : List.of("proven", "refuted", "twin", "broken", "pictures")) {
      assertThat(told(story, terminal(width, "plain")).lines())
          .isNotEmpty()
          .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(width));
    }
  }

  @Test
  void plainTextHasNoControlCharacters() throws IOException {
    assertThat(told("pictures", terminal(80, "plain")))
        .doesNotContain("\u001b")
        .doesNotContain("\r");
    assertThat(told("pictures", terminal(80, "colour"))).contains("\u001b[");
  }

  @Test
  void asciiIsAscii() throws IOException {
    for (var story : List.of("proven", "refuted", "twin", "broken", "pictures")) {
      assertThat(told(story, terminal(80, "ascii")).chars()).allMatch(letter -> letter < 128);
    }
    assertThat(told("proven", terminal(80, "plain")).chars()).anyMatch(letter -> letter >= 128);
  }

  @Test
  void progressIsDrawnInPlaceAndErased() throws IOException {
    var live = told("proven", new Terminal(80, false, true, true));

    assertThat(live).contains("\r\u001b[K  verifying  ").contains("100 %  200 of 200\r\u001b[K");
    assertThat(told("proven", terminal(80, "plain"))).doesNotContain("200 of 200");
  }

  @Test
  void aServerCannotSteerTheTerminal() {
    var teller = new StoryTeller(terminal(80, "plain"));
    var said =
        new EventLine(EventLine.VERSION, 0, 0, null, new Event.Said("before \u001b[2Jafter\u0007"));

    assertThat(teller.tell(said)).isEqualTo("\n  before [2Jafter\n");
  }

  @Test
  void whatWasCutOffIsToldAsNotTried() throws IOException {
    var teller = new StoryTeller(terminal(80, "plain"));
    lines("proven").subList(0, 5).forEach(teller::tell);

    assertThat(teller.farewell(SETTING)).contains("0 of 2 claims proven, 2 not tried");
  }

  @Test
  void aRunThatCouldNotBeginHasItsClaimsAllTheSame() {
    var teller = new StoryTeller(terminal(80, "plain"));
    var ended = new Event.RunEnded(Outcome.BROKEN, 0, 0, 0, 6, "its log says more", 700);
    teller.tell(new EventLine(EventLine.VERSION, 0, 700, null, ended));

    assertThat(teller.farewell(SETTING)).contains("0 of 6 claims proven, 6 not tried");
  }

  private static Terminal terminal(int width, String looks) {
    return new Terminal(width, looks.equals("colour"), !looks.equals("ascii"), false);
  }

  private static String told(String story, Terminal terminal) throws IOException {
    return told(story, new StoryTeller(terminal));
  }

  private static String told(String story, StoryTeller teller) throws IOException {
    var told = new StringBuilder(teller.opening("q12", "What is JWT (JSON Web Token)?"));
    lines(story).forEach(line -> told.append(teller.tell(line)));
    return told.append(teller.farewell(SETTING)).toString();
  }

  private static List<EventLine> lines(String story) throws IOException {
    return Files.readAllLines(RESOURCES.resolve("stories").resolve(story + ".jsonl")).stream()
        .map(line -> EventLine.parse(line).orElseThrow())
        .toList();
  }
}
