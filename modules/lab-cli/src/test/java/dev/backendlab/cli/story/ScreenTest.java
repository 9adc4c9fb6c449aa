package dev.backendlab.cli.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendlab.cli.text.Terminal;
import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.event.EventLine;
import dev.backendlab.kit.event.Evidence;
import dev.backendlab.kit.event.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A claim's story fits on a screen, whatever happens in it, and loses nothing that failed. */
class ScreenTest {

  private static final Terminal USUAL = new Terminal(100, false, true, false);

  private static Stream<Path> runs() throws IOException {
    return RealRuns.files();
  }

  @Test
  void thereAreRunsOfEveryQuestion() throws IOException {
    assertThat(RealRuns.files().filter(file -> !file.toString().contains("broken"))).hasSize(18);
    assertThat(RealRuns.files().filter(file -> file.toString().contains("broken"))).hasSize(18);
  }

  @ParameterizedTest
  @MethodSource("runs")
  void aRealClaimFits(Path run) throws IOException {
    for (int width : List.of(80, 100)) {
      var claims = claims(RealRuns.lines(run), new Terminal(width, false, true, false));
      assertThat(claims).isNotEmpty();
      claims.forEach((claim, text) ->
          assertThat(text.lines().count())
              .as("lines of %s, %d columns wide:%n%s", claim, width, text)
              .isLessThanOrEqualTo(StoryTeller.LINES));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {80, 100})
  void aClaimOfAnyEventsFits(int width) {
    for (int seed = 0; seed < 60; seed++) {
      var lines = invented(new Random(seed));
      for (var text : claims(lines, new Terminal(width, false, true, false)).values()) {
        assertThat(text.lines().count())
            .as("lines of the story of %d, %d columns wide:%n%s", seed, width, text)
            .isLessThanOrEqualTo(StoryTeller.LINES);
        assertThat(text.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(width + 1));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("runs")
  void whatDidNotHoldIsThere(Path run) throws IOException {
    var lines = RealRuns.lines(run);
    var text = inOneLine(told(lines, new StoryTeller(USUAL)));
    for (var line : lines) {
      if (line.event() instanceof Event.Checked check && !check.held()) {
        assertThat(text).contains("✗ " + (check.control() ? "control: " : "") + check.what());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("runs")
  void everySentenceStandsOnce(Path run) throws IOException {
    var lines = RealRuns.lines(run);
    var text = inOneLine(told(lines, new StoryTeller(USUAL)));
    for (var line : lines) {
      if (line.event() instanceof Event.ClaimStarted claim) {
        assertThat(text.split(Pattern.quote(claim.sentence()), -1)).hasSize(2);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("runs")
  void theWholeStoryLeavesNothingOut(Path run) throws IOException {
    var lines = RealRuns.lines(run);
    var whole = told(lines, StoryTeller.ofAll(USUAL));

    assertThat(whole).doesNotContain("--full");
    for (var line : lines) {
      if (line.event() instanceof Event.Checked check) {
        assertThat(inOneLine(whole)).contains(inOneLine(check.what()));
      }
    }
  }

  @Test
  void aTwinEndsInAFewLines() throws IOException {
    for (var run : RealRuns.files().filter(file -> file.toString().contains("broken")).toList()) {
      var text = claims(RealRuns.lines(run), USUAL).values().iterator().next();
      var ending = text.substring(text.lastIndexOf("\n\n") + 2);
      assertThat(ending.lines())
          .as(ending)
          .hasSizeLessThanOrEqualTo(5)
          .anySatisfy(line -> assertThat(line).startsWith("┃   expected  "))
          .anySatisfy(line -> assertThat(line).startsWith("┃   happened  "))
          .anySatisfy(line -> assertThat(line).startsWith("┃   why       "));
    }
  }

  private static String inOneLine(String text) {
    return text.replaceAll("(?m)^┃", "").replaceAll("\\s+", " ");
  }

  private static String told(List<EventLine> lines, StoryTeller teller) {
    return lines.stream().map(teller::tell).collect(Collectors.joining());
  }

  /** The text of each claim, from the blank line above it to its verdict. */
  private static Map<String, String> claims(List<EventLine> lines, Terminal terminal) {
    var teller = new StoryTeller(terminal);
    var claims = new LinkedHashMap<String, String>();
    var claim = "";
    for (var line : lines) {
      var text = teller.tell(line);
      if (line.event() instanceof Event.ClaimStarted started) {
        claim = started.claim();
      }
      if (!claim.isEmpty()) {
        claims.merge(claim, text, String::concat);
      }
      if (line.event() instanceof Event.ClaimEnded) {
        claim = "";
      }
    }
    return claims;
  }

  private static List<EventLine> invented(Random random) {
    var events = new ArrayList<Event>();
    var twin = random.nextBoolean() ? words(random, 20) : null;
    events.add(
        new Event.RunStarted(
            "q12-20260101-120000-0001",
            "q12",
            List.of("claim"),
            twin == null ? null : "claim",
            "2026-01-01T12:00:00Z",
            new Event.Machine("Linux", "amd64", 2, 1, "25", Map.of())));
    events.add(new Event.ClaimStarted("claim", words(random, 24), "A#b", List.of(), twin));
    int count = random.nextInt(60);
    for (int i = 0; i < count; i++) {
      events.add(event(random));
    }
    events.add(
        new Event.ClaimEnded(
            "claim",
            twin == null ? Outcome.values()[random.nextInt(4)] : Outcome.REFUTED,
            words(random, 60),
            1_234));
    var lines = new ArrayList<EventLine>();
    events.forEach(event ->
        lines.add(new EventLine(EventLine.VERSION, lines.size(), lines.size(), "claim", event)));
    return lines;
  }

  private static Event event(Random random) {
    return switch (random.nextInt(9)) {
      case 0 -> new Event.Said(words(random, 40));
      case 1 ->
          new Event.Exchanged(
              "GET",
              "http://localhost:1/" + words(random, 3).replace(' ', '/'),
              Map.of(),
              "",
              200 + random.nextInt(300),
              Map.of(),
              words(random, 30),
              1_000,
              "ada",
              "shop");
      case 2 -> comparison(random);
      case 3 -> table(random);
      case 4 ->
          new Event.BarsCharted(
              words(random, 8),
              "per second",
              false,
              IntStream.range(0, random.nextInt(20))
                  .mapToObj(i -> new Event.Bar(words(random, 4), random.nextInt(100), null))
                  .toList(),
              null);
      case 5 ->
          new Event.LinesCharted(
              words(random, 8),
              new Event.Axis(words(random, 4), false),
              new Event.Axis(words(random, 4), false),
              List.of(
                  Event.Series.counted(words(random, 3), List.of(1.0, 2.0), List.of(1.0, 3.0))));
      case 6 -> new Event.Queried(words(random, 60), List.of("Seq Scan", "  Filter: x"));
      case 7 ->
          new Event.Timed(words(random, 8), 10, 1, 3, Map.of("p50", 1.0), "in turn", Map.of());
      default ->
          new Event.Checked(
              words(random, 12),
              words(random, 8),
              words(random, 20),
              random.nextInt(3) > 0,
              random.nextBoolean(),
              random.nextBoolean() ? null : words(random, 25),
              Evidence.COUNTED,
              null);
    };
  }

  private static Event comparison(Random random) {
    boolean demanding = random.nextBoolean();
    return new Event.Compared(
        words(random, 9),
        new Event.Side(words(random, 4), random.nextInt(100), null),
        new Event.Side(words(random, 4), random.nextInt(100), null),
        "ms",
        demanding ? "at least 3 times lower" : "",
        3,
        !demanding || random.nextBoolean(),
        words(random, 20),
        Evidence.MEASURED);
  }

  private static Event table(Random random) {
    int columns = 1 + random.nextInt(6);
    var names = IntStream.range(0, columns).mapToObj(i -> words(random, 3)).toList();
    var rows =
        IntStream.range(0, random.nextInt(60))
            .mapToObj(row -> IntStream.range(0, columns).mapToObj(i -> words(random, 8)).toList())
            .toList();
    return new Event.Tabled(words(random, 8), names, rows, null);
  }

  /** So many at most, one at least. */
  private static String words(Random random, int most) {
    return IntStream.rangeClosed(0, random.nextInt(most))
        .mapToObj(i -> "word".repeat(1 + random.nextInt(3)).substring(random.nextInt(3)))
        .collect(Collectors.joining(random.nextInt(5) == 0 ? ", " : " "));
  }
}
