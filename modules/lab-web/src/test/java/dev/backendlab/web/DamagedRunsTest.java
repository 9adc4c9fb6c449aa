package dev.backendlab.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.event.EventFixture;
import dev.backendlab.kit.event.EventLine;
import dev.backendlab.kit.event.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run whose file somebody spoilt is shown as far as it goes, and what is none stays in place. */
class DamagedRunsTest {

  private static final String RUN = "q99-20260101-000000-0000";

  @TempDir private static Path folder;
  private static LabServer server;
  private static Path runs;

  @BeforeAll
  static void start() throws IOException {
    server = LabServer.onFixture(folder);
    runs = Files.createDirectories(server.state().resolve("runs/q99"));
    var lines = new ArrayList<String>();
    lines.add(started());
    for (var spoilt : EventFixture.spoilt()) {
      lines.add(spoilt.line());
    }
    lines.add(started());
    lines.add(line(new Event.ClaimEnded("shows", Outcome.PROVEN, "", 1)));
    keep(RUN, lines);
    keep("q99-20260101-000000-0001", List.of(started(), "{\"v\":1,\"se"));
    keep("q99-20270101-000000-0000", List.of("{\"v\":1,\"se"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void everyLineThatCanBeReadIsShownByEveryPage() {
    for (var page :
        List.of(
            "/",
            "/q99",
            "/q99/runs",
            "/q99/runs/" + RUN,
            "/q99/runs/" + RUN + "/story.html",
            "/q99/compare?one=q99-20260101-000000-0001&other=" + RUN,
            "/q99/compare?other=q99-20260101-000000-0001&one=" + RUN)) {
      var answer = server.get(page);
      assertThat(answer.statusCode()).as(page).isEqualTo(200);
      assertThat(answer.body().strip()).as(page).endsWith("</html>");
    }
    assertThat(server.get("/q99/runs/" + RUN + "/story.md").statusCode()).isEqualTo(200);
  }

  @Test
  void aPageSaysHowMuchIsLeftOut() {
    for (var page : List.of("", "/story.html", "/story.md")) {
      assertThat(server.page("/q99/runs/" + RUN + page))
          .containsPattern("\\d{3,} lines of its events are damaged and left out, line \\d+ first");
      assertThat(server.page("/q99/runs/q99-20260101-000000-0001" + page))
          .contains("Line 2 of its events is damaged and left out.");
    }
  }

  @Test
  void whatIsNoRunIsSaidAndStaysWhereItIs() throws IOException {
    var before = everythingBelow(server.state());
    for (var page : List.of("/", "/q99", "/q99/runs")) {
      assertThat(server.page(page)).contains("Not a run: ", "q99-20270101-000000-0000");
    }
    assertThat(server.get("/q99/runs/q99-20270101-000000-0000").statusCode()).isEqualTo(404);
    server.page("/q99/compare");

    assertThat(everythingBelow(server.state())).isEqualTo(before);
  }

  private static List<Path> everythingBelow(Path place) throws IOException {
    try (Stream<Path> files = Files.walk(place)) {
      return files.sorted().toList();
    }
  }

  private static String started() {
    var machine = new Event.Machine("Linux", "amd64", 2, 1, "25", Map.of());
    return line(
        new Event.RunStarted(RUN, "q99", List.of("shows"), null, "2026-01-01T00:00:00Z", machine));
  }

  private static String line(Event event) {
    return new EventLine(EventLine.VERSION, 0, 0, null, event).toJson();
  }

  private static void keep(String id, List<String> lines) throws IOException {
    Files.write(Files.createDirectories(runs.resolve(id)).resolve("events.jsonl"), lines);
  }
}
