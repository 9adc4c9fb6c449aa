package dev.backendlab.kit.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.event.EventLine;
import dev.backendlab.kit.event.Outcome;
import dev.backendlab.kit.file.Pipes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsTest {

  @TempDir Path state;
  private Runs runs;

  @BeforeEach
  void empty() {
    runs = new Runs(state.resolve("runs"));
  }

  @Test
  void knowsHowEachClaimEnded() {
    keep(null);

    var past = runs.last("q12").runs().getFirst();

    assertThat(past.started().question()).isEqualTo("q12");
    assertThat(past.claims())
        .hasEntrySatisfying(
            "compact", ended -> assertThat(ended.outcome()).isEqualTo(Outcome.PROVEN));
    assertThat(past.ended()).isPresent();
  }

  @Test
  void theLastRunIsNotOneOfABrokenTwin() {
    keep(null);
    keep("compact");

    assertThat(runs.of("q12").runs()).hasSize(2);
    assertThat(runs.last("q12").runs().getFirst().started().broken()).isNull();
  }

  @Test
  void theDigestSaysWhatTheEventsSay() {
    keep(null);
    keep("compact");

    assertThat(runs.digest("q12")).contains(Digest.of(runs.last("q12").runs().getFirst()));
  }

  @Test
  void aClaimThatTheLastRunDidNotTryIsKnownFromAnOlderOne() {
    keep(null, "compact");
    keep(null, "claims");

    assertThat(runs.digest("q12").orElseThrow().claims())
        .containsOnly(Map.entry("compact", Outcome.PROVEN), Map.entry("claims", Outcome.PROVEN));
  }

  @Test
  void aDamagedDigestIsNoDigest() throws IOException {
    keep(null);
    var place = runs.last("q12").runs().getFirst().folder();

    for (var damage : List.of("", "digest-1", "digest-1 x real 1\ncompact", "digest-1 x real z")) {
      Files.writeString(place.resolve("digest.txt"), damage);
      assertThat(runs.digest("q12")).isEmpty();
    }
  }

  @Test
  void whatIsNoRunIsSetAsideAndNamed() throws IOException {
    keep(null);
    var damaged = Files.createDirectories(state.resolve("runs/q12/q12-zzz"));
    Files.writeString(damaged.resolve("events.jsonl"), "{\"v\":1,\"se");
    var foreign = Files.writeString(state.resolve("runs/q12/q12-zzzz.txt"), "hello");

    var found = runs.of("q12");

    assertThat(found.runs()).hasSize(1);
    assertThat(found.others()).containsExactly(foreign, damaged).allMatch(Files::exists);
    assertThat(runs.last("q12").others()).isEqualTo(found.others());
    assertThat(runs.setAside(found.others())).hasSize(2).allMatch(Files::exists);
    assertThat(damaged).doesNotExist();
    assertThat(foreign).doesNotExist();
    assertThat(runs.of("q12").others()).isEmpty();
  }

  @Test
  void aPipeOrAFolderInTheEventsPlaceIsNoRunAndIsNotWaitedFor() throws Exception {
    var folder = Files.createDirectories(state.resolve("runs/q12/q12-folder/events.jsonl"));
    var pipe = Files.createDirectories(state.resolve("runs/q12/q12-pipe"));
    Pipes.at(pipe.resolve("events.jsonl"));
    Pipes.at(pipe.resolve("digest.txt"));

    assertThat(runs.of("q12").others()).containsExactly(pipe, folder.getParent());
    assertThat(runs.digest("q12")).isEmpty();
  }

  @Test
  void aRunOfAnotherQuestionIsNoRunOfThisOne() throws IOException {
    keep(null);
    var place = runs.last("q12").runs().getFirst().folder();
    Files.createDirectories(state.resolve("runs/q13"));
    Files.move(place, state.resolve("runs/q13").resolve(place.getFileName()));

    assertThat(runs.of("q13").runs()).isEmpty();
    assertThat(runs.of("q13").others()).hasSize(1);
  }

  @Test
  void damagedLinesAreLeftOutAndCounted() throws IOException {
    keep(null);
    var place = runs.last("q12").runs().getFirst().folder();
    var events = place.resolve("events.jsonl");
    var lines = new ArrayList<>(Files.readAllLines(events));
    lines.add(1, "{\"v\":1,\"se");
    lines.add(2, "{\"v\":2,\"news\":\"of another version\"}");
    lines.add(3, "{\"v\":1,\"seq\":2,\"at\":1,\"event\":{\"type\":\"sung\",\"text\":\"newer\"}}");
    lines.add(4, "{\"v\":1,\"seq\":2,\"at\":1,\"event\":{\"type\":\"said\",\"text\":null}}");
    Files.write(events, lines);
    Files.write(events, new byte[] {'\n', (byte) 0xE4, '\n'}, StandardOpenOption.APPEND);

    var story = Runs.story(place);

    assertThat(story.lines()).hasSize(3);
    assertThat(story.damaged()).containsExactly(2, 5, 8, 9);
    assertThat(story.damage())
        .isEqualTo("4 lines of its events are damaged and left out, line 2 first.");
    assertThat(runs.of("q12").runs()).hasSize(1);
  }

  @Test
  void aRunThatHasJustBegunIsLeftAlone() {
    var begun = runs.begin("q12");

    assertThat(runs.of("q12").others()).isEmpty();
    begun.close();
  }

  @Test
  void aFolderThatCannotBeWrittenIsNamedWithTheRemedy() throws IOException {
    var file = Files.writeString(state.resolve("file"), "not a folder");

    assertThatThrownBy(() -> new Runs(file.resolve("runs")).begin("q12"))
        .isInstanceOf(Runs.NotWritable.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("set XDG_STATE_HOME");
  }

  @Test
  void oldRunsMakeRoom() {
    for (int i = 0; i < 60; i++) {
      keep(null);
    }

    assertThat(runs.of("q12").runs()).hasSize(50);
  }

  private void keep(@Nullable String broken) {
    keep(broken, "compact");
  }

  private void keep(@Nullable String broken, String claim) {
    var kept = runs.begin("q12");
    var machine = new Event.Machine("Linux", "amd64", 2, 1, "25", Map.of());
    write(
        kept,
        0,
        new Event.RunStarted(
            kept.id(), "q12", List.of(claim), broken, "2026-01-01T00:00:00Z", machine));
    write(kept, 1, new Event.ClaimEnded(claim, Outcome.PROVEN, "", 1));
    write(kept, 2, new Event.RunEnded(Outcome.PROVEN, 1, 0, 0, 0, "", 1));
    kept.close();
  }

  private static void write(Evidence kept, int seq, Event event) {
    kept.write(new EventLine(EventLine.VERSION, seq, 0, null, event));
  }
}
