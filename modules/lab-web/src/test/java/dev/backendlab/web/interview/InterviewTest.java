package dev.backendlab.web.interview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backendlab.web.LabServer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class InterviewTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern CHOICE = Pattern.compile("name=\"guess\" value=\"(\\d+)\"");

  @TempDir private static Path folder;
  private static LabServer server;

  @BeforeAll
  static void start() {
    server = LabServer.onFixture(folder);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void anInterviewGoesFromTheFormToTheSheet() throws Exception {
    var path = begin("topic=q99&level=senior&minutes=20");
    assertThat(server.page(path))
        .contains("<h1>What?</h1>", "Question 1", "minutes left", "That is my answer")
        .doesNotContain("Says that", "It shows everything.");

    act(path, "answer", "text=I+%3Cb%3Esaid%3C%2Fb%3E");
    assertThat(server.page(path))
        .contains("Did you say it?", "I &lt;b&gt;said&lt;/b&gt;")
        .doesNotContain("To the desk");
    act(path, "judge", "tick.0=yes&tick.1=partly&tick.2=no&tick.3=yes&flag.0=true");
    for (int i = 0; i < 3; i++) {
      assertThat(server.page(path)).contains("Follow-up " + (i + 1) + " of 3");
      act(path, "compare", "");
      assertThat(server.page(path)).contains("Knew it?");
      act(path, "knew", "tick=yes");
    }
    settle(path);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(server.page(path)).contains("<h1>Settled</h1>"));
    act(path, "go", "");
    assertThat(server.page(path)).contains("A case");
    act(path, "choose", "text=that+one");
    assertThat(server.page(path)).contains("that one", "Does yours hold beside it?");
    var end = act(path, "weigh", "tick=no");

    assertThat(end).endsWith(path + "/sheet");
    assertThat(server.page(path + "/sheet"))
        .contains("Settled by runs: ", "Ticked by yourself: 2 of 4, 1 more partly (unchecked)")
        .contains("I &lt;b&gt;said&lt;/b&gt;", "Missed, and kept for later");
    assertThat(server.page(path + "/sheet.md")).startsWith("# Mock interview, ");
    assertThat(server.page("/interview")).contains("Missed so far", path + "/sheet");
    assertThat(server.state().resolve("practice.jsonl"))
        .content()
        .contains("\"type\":\"answer\"", "\"type\":\"sheet\"", "\"face\":\"page\"");
  }

  /** Some claims of the fixture fail or hang, so the one that runs is stopped where it does. */
  private static void settle(String path) {
    var page = server.page(path);
    var choice = CHOICE.matcher(page);
    var guess = choice.find() ? choice.group(1) : "300";
    act(path, "settle", "guess=" + guess + "&percent=80");
    var run = Pattern.compile("/q99/runs/[\\w-]+").matcher(server.page(path));
    if (page.contains("How long?") && run.find()) {
      server.post(run.group() + "/stop", "");
    }
  }

  @Test
  void theDeskShowsTheInterviewerWhatTheCandidateDoesNotSee() {
    var path = begin("topic=q99&level=staff&minutes=20&peer=true");
    assertThat(server.page(path + "/desk"))
        .contains("Rubric", "Names the price.", "Fixtures are free.", "Hints to ask", "Notes");
    assertThat(server.page(path)).doesNotContain("Names the price.");

    act(path, "note", "desk=true&text=speaks+of+prices");
    assertThat(server.page(path + "/desk")).contains("speaks of prices");
    act(path, "answer", "text=");
    assertThat(server.page(path))
        .contains("Hand over", "To the desk")
        .doesNotContain("tick.0", "Names the price.");
    assertThat(server.page(path + "/desk")).contains("tick.0", "name=\"desk\"");
    assertThat(act(path, "leave", "")).endsWith("/sheet");
    assertThat(server.page(path + "/sheet")).contains("Notes of the interviewer");
  }

  @Test
  void aWaitingPageIsLoadedAnewWhenSomethingHappened() {
    var path = begin("topic=any");
    var seen = "1-answer-0-open";

    assertThat(server.get(path + "/wait?seen=" + seen).headers().firstValue("HX-Refresh"))
        .isEmpty();
    act(path, "answer", "text=");
    assertThat(server.get(path + "/wait?seen=" + seen).headers().firstValue("HX-Refresh"))
        .contains("true");
  }

  @Test
  void aFormThatIsSentTwiceDoesNoHarm() {
    var path = begin("topic=q99");
    act(path, "answer", "text=one");
    act(path, "answer", "text=two");

    assertThat(server.page(path)).contains(">one<").doesNotContain(">two<");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "topic=q42",
        "topic=q98",
        "level=boss",
        "minutes=4",
        "minutes=1000",
        "minutes=x",
        "minutes=-20",
        "topic=..%2F..%2Fetc"
      })
  void whatCannotBeHeldIsRefusedInASentence(String form) {
    var answer = server.post("/interview", form);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("role=\"alert\"", "Mock interview");
  }

  @Test
  void oddStepsAreRefused() {
    var path = begin("topic=q99");
    act(path, "answer", "text=");

    assertThat(server.post(path + "/judge", "tick.0=maybe").statusCode()).isEqualTo(400);
    assertThat(server.post(path + "/nonsense", "").statusCode()).isEqualTo(404);
    assertThat(server.get("/interview/interview-20260101-000000-0000").statusCode()).isEqualTo(404);
    assertThat(server.get("/interview/..%2Fpractice/sheet").statusCode()).isBetween(400, 404);
    assertThat(server.get("/interview/nobody/sheet").statusCode()).isEqualTo(404);
    var withoutToken =
        HttpRequest.newBuilder(URI.create(server.url() + path + "/leave"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("a=b"))
            .build();
    assertThat(server.send(withoutToken).statusCode()).isEqualTo(403);
  }

  private static String begin(String form) {
    var answer = server.post("/interview", form);
    assertThat(answer.statusCode()).as(answer.body()).isBetween(302, 303);
    return URI.create(answer.headers().firstValue("Location").orElseThrow()).getPath();
  }

  private static String act(String path, String action, String form) {
    var answer = server.post(path + "/" + action, form);
    assertThat(answer.statusCode()).as(answer.body()).isBetween(302, 303);
    return answer.headers().firstValue("Location").orElseThrow();
  }
}
