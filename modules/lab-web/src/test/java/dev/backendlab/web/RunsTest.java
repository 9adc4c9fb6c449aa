package dev.backendlab.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class RunsTest {

  private static final int ALL = Integer.MAX_VALUE;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

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
  void aRunTellsEveryKindOfEventAndCanBeSaved() throws IOException {
    var form =
        "claim=shows&guess.shows.0=401&guess.shows.1=500&guess.shows.2=lower&guess.shows.2.times=90";
    var run =
        server
            .post("/q99/runs", form)
            .headers()
            .firstValue("Location")
            .orElseThrow()
            .replaceFirst("^http://[^/]*", "");
    var heard = new Listener(server.url() + run + "/events").hear(null, ALL);

    assertThat(heard.hasEnded()).isTrue();
    assertThat(heard.text())
        .contains("A &lt;b&gt;story&lt;/b&gt; begins.", "data-append=\"claims\"");
    var page = server.page(run);
    assertThat(page)
        .contains("class=\"verdict-body proven\"", "40 times lower", "<polyline", "p99")
        .contains("You said, and it was", "500 entries", "1,000 entries", "90 times lower")
        .doesNotContain("data-story");
    assertThat(server.page(run + "/story.html"))
        .contains("<style>", "40 times lower", "<polyline")
        .doesNotContain("<script", "<link", "href=\"http", "&gt; *");
    assertThat(server.page(run + "/story.md"))
        .contains("## shows: It shows everything.", "- ✓ control: entries: **1,000**")
        .contains("| a | &lt;1> |");
  }

  @Test
  void guessesAreRememberedAndShown() throws IOException {
    var form = "claim=long&guess.long.0=290";
    var run = server.post("/q99/runs", form).headers().firstValue("Location").orElseThrow();
    var path = URI.create(run).getPath();
    new Listener(server.url() + path + "/events").hear(null, ALL);

    assertThat(server.page(path)).contains("Your guesses: <b>1 right</b>; so far ");
    assertThat(server.page(path + "/story.html")).contains("Your guesses: <b>1 right</b>");
    assertThat(server.page("/")).containsPattern("guesses: \\d right");
    assertThat(server.state().resolve("practice.jsonl"))
        .content()
        .contains("\"claim\":\"long\",\"ask\":\"How many parts?\",\"guess\":\"290 parts\"")
        .contains("\"measured\":\"300 parts\",\"closeness\":\"right\",\"run\":\"q99-")
        .contains("\"face\":\"page\"");
  }

  @Test
  void whatARefutedClaimMeasuredDoesNotCount() throws IOException {
    var form = "claim=fails&guess.fails.0=2";
    var run = server.post("/q99/runs", form).headers().firstValue("Location").orElseThrow();
    var path = URI.create(run).getPath();
    new Listener(server.url() + path + "/events").hear(null, ALL);

    assertThat(server.page(path)).contains("You said, and it was").doesNotContain("Your guesses:");
  }

  @Test
  void everyTabHearsEveryEventOnceAndInOrder() throws Exception {
    var run = server.run("long");
    var events = server.url() + run + "/events";
    var slow =
        new Socket(
            InetAddress.getLoopbackAddress(), server.port()); // reads nothing: its window fills
    slow.getOutputStream()
        .write(
            "GET %s/events HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n"
                .formatted(run, server.port())
                .getBytes(StandardCharsets.UTF_8));
    var tabs = new ArrayList<Callable<Listener>>();
    for (int i = 0; i < 200; i++) {
      tabs.add(() -> new Listener(events).hear(null, ALL));
    }
    try (slow;
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var tab : threads.invokeAll(tabs)) {
        assertThat(tab.get().hasEnded()).isTrue();
        assertThat(tab.get().ids())
            .isEqualTo(IntStream.range(0, tab.get().ids().size()).boxed().toList());
        assertThat(tab.get().ids()).hasSizeGreaterThan(300);
      }
    }
  }

  @Test
  void aTabThatComesBackGoesOnWhereItWas() throws IOException {
    var run = server.run("long");
    var events = server.url() + run + "/events";
    var first = new Listener(events).hear(null, 40);
    var rest = new Listener(events).hear(first.ids().getLast(), ALL);

    assertThat(rest.ids().getFirst()).isEqualTo(first.ids().getLast() + 1);
    assertThat(rest.hasEnded()).isTrue();
  }

  @Test
  void aPageHasWhatWasToldAndTakesTheRest() throws IOException {
    var run = server.run("long");
    new Listener(server.url() + run + "/events").hear(null, 100);
    var page = server.page(run);
    var story = Pattern.compile("data-story=\"([^\"]+)\"").matcher(page);
    assertThat(story.find()).isTrue();

    var rest = new Listener(server.url() + story.group(1)).hear(null, ALL);
    assertThat(page).contains("part 0<").doesNotContain("part 299<");
    int told = Pattern.compile("part \\d+<").matcher(page).results().toList().size();
    int heard = Pattern.compile("part \\d+<").matcher(rest.text()).results().toList().size();
    assertThat(told + heard).isEqualTo(300);
  }

  @Test
  void oneRunsAndTheOthersWaitTheirTurn() throws IOException {
    var hanging = server.run("hangs");
    await().atMost(PATIENCE).until(() -> server.page(hanging).contains("It waits."));
    var waiting = server.run("fails");
    var dropped = server.run("fails");
    assertThat(server.page(waiting)).contains("number 1 in the queue");
    assertThat(server.page(dropped)).contains("number 2 in the queue");

    server.post(dropped + "/stop", "");
    assertThat(server.page(dropped)).contains("taken out of the queue");
    server.post(hanging + "/stop", "");
    assertThat(server.page(hanging)).contains("stopped by you");
    var heard = new Listener(server.url() + waiting + "/events").hear(null, ALL);
    assertThat(heard.text()).contains("refuted", "one is not two", "expected");
  }

  @Test
  void twoRunsStandSideBySide() throws IOException {
    for (int i = 0; i < 2; i++) {
      new Listener(server.url() + server.run("fails") + "/events").hear(null, ALL);
    }
    var ids =
        Pattern.compile("/q99/runs/(q99-[\\w-]+)\"")
            .matcher(server.page("/q99/runs"))
            .results()
            .map(found -> found.group(1))
            .distinct()
            .toList();
    assertThat(server.page("/q99/compare?one=%s&other=%s".formatted(ids.get(1), ids.get(0))))
        .contains("the same machine, JDK and versions")
        .contains("how it ended", "refuted");
  }

  @Test
  void aRunLeadsToTheNextClaim() throws IOException {
    var run = server.run("fails");
    new Listener(server.url() + run + "/events").hear(null, ALL);

    assertThat(server.page(run))
        .contains("href=\"#told-fails\"", "href=\"/q99?claim=long#claim-long\"")
        .contains("data-key=\"n\" href=\"/q99/predict?claim=hangs\"");
    var unasked =
        HttpRequest.newBuilder(URI.create(server.url() + run))
            .header("Cookie", "predict=off")
            .build();
    assertThat(server.send(unasked).body())
        .containsPattern(
            "name=\"claim\" value=\"hangs\">\\s*<button class=\"button\" data-key=\"n\"");

    var last = server.run("hangs");
    server.post(last + "/stop", "");
    assertThat(server.page(last)).contains("data-key=\"n\" href=\"/\">All questions");
  }

  @Test
  void aRoomSeesWhatTheLastRunMeasured() throws IOException {
    new Listener(server.url() + server.run("shows") + "/events").hear(null, ALL);
    var slide = server.page("/q99/present").split("id=\"claim-shows\"")[1].split("</section>")[0];

    assertThat(slide)
        .contains("proven", "status of the forged token", "<b>401</b>")
        .contains("control", "1,000", "40 times lower", "table 120, index 3 ms");
  }

  @Test
  void aStoryThatIsOverSaysSo() {
    assertThat(server.get("/q99/runs/q99-20200101-000000-0000/events").statusCode()).isEqualTo(204);
  }
}
