package dev.backendlab.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class WalksTest {

  private static final String WALK =
      """
      ---
      id: a-walk
      title: A short walk
      minutes: 20
      level: senior
      ---

      # A short walk

      One evening, with `kill -9` and <b>.

      ## q98

      It begins with a `thing`.

      ## q99: fails, long

      The next <i>thing</i> runs.

      ## read: Fixtures

      Say each aloud.

      ## break: q99 long

      Now it falls.

      ## interview: 20 minutes

      Be asked.

      ## recall

      Look once more.
      """;

  @TempDir private static Path folder;
  private static LabServer server;

  @BeforeAll
  static void start() throws IOException {
    server = LabServer.onFixture(folder);
    Files.createDirectories(server.root().resolve("docs/walks"));
    Files.writeString(server.root().resolve("docs/walks/1-a-walk.md"), WALK);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @AfterEach
  void forget() throws IOException {
    Files.deleteIfExists(practice());
  }

  private static Path practice() {
    return server.state().resolve("practice.jsonl");
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElseThrow().replaceFirst("^http://[^/]*", "");
  }

  @Test
  void theListSaysHowFarTheUserIs() {
    assertThat(server.page("/")).contains("href=\"/walks\"");
    assertThat(server.page("/walks"))
        .contains("href=\"/walks/a-walk\"", "A short walk", "20 min, senior", "6 steps, not begun");
    server.post("/walks/a-walk/1", "done=read");
    assertThat(server.page("/walks")).contains("1 of 6 steps");
    assertThat(server.page("/walks/a-walk"))
        .contains("<code>kill -9</code> and &lt;b&gt;.", "Go on with step 2", "Begin anew")
        .contains("It begins with a <code>thing</code>.", "Fixtures, thirty seconds each");
    server.post("/walks/a-walk/again", "");
    assertThat(server.page("/walks/a-walk")).contains("6 steps, not begun", ">Begin<");
  }

  @Test
  void aStepWithoutADemoIsReadAndLeadsOn() throws IOException {
    assertThat(server.page("/walks/a-walk/1"))
        .containsSubsequence(
            "step 1 of 6",
            "It begins with a <code>thing</code>.",
            "What is a fixture",
            "It has no demo yet, so this step is read",
            "<summary><h2>In 30 seconds",
            "value=\"read\"")
        .doesNotContain("/q98/predict", "action=\"/q98/runs\"");

    assertThat(location(server.post("/walks/a-walk/1", "done=read"))).isEqualTo("/walks/a-walk/2");
    assertThat(practice())
        .content()
        .contains("\"type\":\"walk\"", "\"step\":\"q98\",\"done\":\"read\"", "\"face\":\"page\"");
    assertThat(server.page("/walks/a-walk/1"))
        .contains("read just now", "href=\"/walks/a-walk/2\"");
  }

  @Test
  void aStepRunsItsClaimsAndItsRunLeadsToTheNext() throws IOException {
    assertThat(server.page("/walks/a-walk/2"))
        .contains("The next &lt;i&gt;thing&lt;/i&gt; runs.", "hx-post=\"/q99/prepare\"")
        .contains("/q99/predict?claim=fails,long&amp;walk=a-walk&amp;step=2")
        .doesNotContain("One is two.");
    assertThat(server.page("/q99/predict?claim=fails,long&walk=a-walk&step=2"))
        .contains("claim 2 of 4", "claim 3 of 4", "name=\"walk\" value=\"a-walk\"")
        .contains("href=\"/walks/a-walk/2\"");

    var run =
        location(server.post("/q99/runs", "claim=fails,long&walk=a-walk&step=2&guess.long.0=290"));
    assertThat(run).endsWith("?walk=a-walk&step=2");
    var told = URI.create(run).getPath();
    new Listener(server.url() + told + "/events").hear(null, Integer.MAX_VALUE);

    assertThat(server.page(run))
        .contains("One is two.", "step 2 of 6", "Say each aloud.", "href=\"/walks/a-walk/3\"")
        .containsPattern("data-key=\"n\" href=\"/walks/a-walk/3\">Next step")
        .doesNotContain("Next claim");
    assertThat(server.page(told)).contains("Next claim").doesNotContain("Next step");
    assertThat(practice())
        .content()
        .contains("\"step\":\"q99\",\"done\":\"run\",\"run\":\"" + told.replaceFirst(".*/", ""));
    assertThat(server.page("/walks/a-walk/2")).contains(told + "?walk=a-walk&amp;step=2");
  }

  @Test
  void whoDoesNotGuessRunsAtOnce() {
    var unasked =
        HttpRequest.newBuilder(URI.create(server.url() + "/walks/a-walk/2"))
            .header("Cookie", "predict=off")
            .build();
    assertThat(server.send(unasked).body())
        .contains("value=\"fails,long\"", "Run 2 claims", "name=\"step\" value=\"2\"");
  }

  @Test
  void theOtherKindsOfSteps() throws IOException {
    assertThat(server.page("/walks/a-walk/3")).contains("What is a fixture", "q99", "Skip");
    assertThat(server.page("/walks/a-walk/4"))
        .contains("Break long", "name=\"broken\" value=\"true\"", "It tells a long story.");
    assertThat(server.page("/walks/a-walk/5"))
        .contains("/interview?minutes=20&amp;level=senior&amp;walk=a-walk&amp;step=5", ">Skip<");
    assertThat(server.page("/walks/a-walk/6")).contains("No guess of yours is wrong");
    Files.writeString(
        practice(),
        """
        {"v":1,"type":"guess","at":"2026-11-27T18:00:00Z","question":"q99","section":"A","claim":"long","ask":"How <many>?","guess":"10 calls","measured":"30 calls","closeness":"wrong","run":"q99-1","face":"page"}
        """);
    assertThat(server.page("/walks/a-walk/6"))
        .contains("How &lt;many&gt;?", "10 calls", "<b>30 calls</b>", ">Done<");
    assertThat(location(server.post("/walks/a-walk/6", "done=read"))).isEqualTo("/walks/a-walk");
  }

  @Test
  void anInterviewOfAWalkLeadsBackToItAndWhatItMissedIsRecalled() {
    assertThat(server.page("/interview?minutes=20&level=senior&walk=a-walk&step=5"))
        .contains("name=\"walk\" value=\"a-walk\"", "name=\"step\" value=\"5\"", "step 5 of 6");
    var path = location(server.post("/interview", "topic=q99&walk=a-walk&step=5"));
    server.post(path + "/answer", "text=so");
    assertThat(server.page("/interview")).contains("question 1 is open", "href=\"" + path);
    server.post(path + "/judge", "tick.0=no&tick.1=yes&tick.2=yes&tick.3=yes");
    server.post(path + "/leave", "");
    server.post(path + "/leave", "");

    assertThat(server.page(path + "/sheet"))
        .contains("href=\"/walks/a-walk/6\"", "Next step", "href=\"/walks/a-walk/5\"");
    assertThat(server.page("/walks/a-walk/5")).contains("held just now", path + "/sheet");
    assertThat(server.page("/walks/a-walk/6")).contains("Missed in interviews", "Asked at level");
    assertThat(server.page("/interview")).doesNotContain("question 1 is open");
    assertThat(practice()).content().containsOnlyOnce("\"step\":\"interview\",\"done\":\"held\"");
  }

  @Test
  void anInterviewWithoutAnAnswerIsNotHeld() {
    var path = location(server.post("/interview", "topic=q99&walk=a-walk&step=5"));
    server.post(path + "/leave", "");

    assertThat(server.page(path + "/sheet")).contains("left before the first answer");
    assertThat(practice()).doesNotExist();
  }

  @Test
  void whatIsNotThereIsRefused() throws IOException {
    for (var path :
        new String[] {
          "/walks/none",
          "/walks/a-walk/0",
          "/walks/a-walk/7",
          "/walks/a-walk/x",
          "/walks/a-walk/99999999999"
        }) {
      assertThat(server.get(path).statusCode()).as(path).isEqualTo(404);
      assertThat(server.get(path).body()).doesNotContain("Exception");
    }
    assertThat(server.post("/walks/a-walk/1", "done=flown").statusCode()).isEqualTo(400);
    assertThat(server.post("/walks/a-walk/1", "").statusCode()).isEqualTo(400);
    assertThat(server.post("/walks/none/again", "").statusCode()).isEqualTo(404);
    assertThat(server.post("/q99/runs", "claim=fails&walk=none&step=1").statusCode())
        .isEqualTo(404);
    assertThat(server.post("/q99/runs", "claim=fails,none").statusCode()).isEqualTo(404);
    assertThat(server.post("/q99/runs", "claim=fails&walk=a-walk&step=x").statusCode())
        .isEqualTo(400);
    assertThat(practice()).doesNotExist();
  }

  @Test
  void progressThatCannotBeKeptIsSaid() throws IOException {
    Files.createDirectories(practice());

    var next = location(server.post("/walks/a-walk/1", "done=skipped"));
    assertThat(server.page(next)).contains("step 2 of 6", "could not be remembered");
  }

  @Test
  void aDefectiveWalkIsNamed() throws IOException {
    var other = server.root().resolve("docs/walks/2-b-walk.md");
    Files.writeString(other, WALK.replace("a-walk", "b-walk").replace("senior", "guru"));
    try {
      assertThat(server.page("/walks")).contains("2-b-walk.md:5: there is no level", "a-walk");
      assertThat(server.get("/walks/b-walk").statusCode()).isEqualTo(404);
      assertThat(server.page("/walks/b-walk")).contains("This walk is defective", ":5:");
    } finally {
      Files.delete(other);
    }
  }
}
