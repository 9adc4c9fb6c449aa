package dev.backendlab.web.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.event.EventLine;
import dev.backendlab.kit.event.Outcome;
import dev.backendlab.kit.run.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PastRunsTest {

  private static final Event STARTED =
      new Event.RunStarted(
          "a run",
          "q99",
          List.of("holds"),
          null,
          "2026-11-01T10:00:00Z",
          new Event.Machine("Linux", "amd64", 1, 1_024, "25", Map.of()));

  @TempDir private Path folder;
  private PastRuns runs;

  @BeforeEach
  void oneRun() throws IOException {
    runs = new PastRuns(new Runs(folder));
    tell("q99-20261101-100000-0000", STARTED);
  }

  @Test
  void aRunThatIsToldFurtherIsReadAnew() throws IOException {
    assertThat(runs.of("q99").runs())
        .singleElement()
        .satisfies(run -> assertThat(run.claims()).isEmpty());

    tell("q99-20261101-100000-0000", new Event.ClaimEnded("holds", Outcome.PROVEN, "", 1));

    assertThat(runs.of("q99").runs())
        .singleElement()
        .satisfies(run -> assertThat(run.claims()).containsOnlyKeys("holds"));
  }

  @Test
  void aRunThatComesOrGoesIsSeen() throws IOException {
    assertThat(runs.of("q99").runs()).hasSize(1);
    tell("q99-20261101-100001-0000", STARTED);
    assertThat(runs.of("q99").runs()).hasSize(2);
    Files.delete(folder.resolve("q99/q99-20261101-100001-0000/events.jsonl"));
    assertThat(runs.of("q99").runs()).hasSize(1);
    assertThat(runs.of("q99").others()).hasSize(1);
  }

  @Test
  void aDigestThatIsWrittenIsSeen() throws IOException {
    assertThat(runs.digest("q99")).isEmpty();
    Files.writeString(
        folder.resolve("q99/q99-20261101-100000-0000/digest.txt"),
        "digest-1 2026-11-01T10:00:00Z real 1\nholds PROVEN\n");
    assertThat(runs.digest("q99")).isPresent();
  }

  @Test
  void whatDidNotChangeIsReadOnce() {
    assertThat(runs.of("q99")).isSameAs(runs.of("q99"));
    assertThat(runs.of("q98").runs()).isEmpty();
  }

  private void tell(String run, Event event) throws IOException {
    var place = Files.createDirectories(folder.resolve("q99").resolve(run));
    Files.writeString(
        place.resolve("events.jsonl"),
        new EventLine(EventLine.VERSION, 0, 0, null, event).toJson() + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
