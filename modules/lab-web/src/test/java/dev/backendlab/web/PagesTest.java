package dev.backendlab.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendlab.kit.file.Pipes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PagesTest {

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
  void theShelfShowsAllQuestions() {
    assertThat(server.page("/"))
        .contains(
            "1 of 3 questions run today.",
            "<span>fixture</span>",
            "Who writes this?",
            "nothing is written yet",
            "What is a fixture: a thing in a test?",
            "1 min to read, no demo yet",
            "2 min to read, 1 to run",
            "What?");
    assertThat(server.page("/q96")).contains("Nothing is written of this question yet");
  }

  @Test
  void aQuestionWithoutADemoCanBeRead() {
    assertThat(server.page("/q98"))
        .contains("A fixture is what a test stands on.", "stands on", "Is it made anew?")
        .contains("No demo yet", "https://example.org/book", "href=\"/q99\"")
        .containsSubsequence("In 30 seconds", "Picture", "What to say", "Follow-ups", "Rubric")
        .doesNotContain("What it claims", "Run it", "<form method=\"post\" action=\"/q98");
    for (var path : new String[] {"/q98/code/holds", "/q98/source/README.md", "/q98/predict"}) {
      assertThat(server.get(path).statusCode()).as(path).isEqualTo(404);
    }
    assertThat(server.post("/q98/runs", "claim=holds").statusCode()).isEqualTo(404);
    assertThat(server.page("/search?q=made+anew")).contains("/q98#follow-up-2");
  }

  @Test
  void aQuestionShowsItsAnswerAndItsCode() {
    assertThat(server.page("/q99"))
        .contains("It shows everything.", "Is it a wombat?", "modules/q99-fixture/src/test/java")
        .contains("<span class=\"annotation\">@Claim</span>")
        .contains("&lt;b&gt;story&lt;/b&gt; begins.")
        .contains("Box")
        .contains("/q99/source/src/main/java/dev/backendlab/fixture/Box.java");
    assertThat(server.page("/q99?claim=fails")).contains("itFails").doesNotContain("itShows(");
    assertThat(server.page("/q99/code/hangs")).contains("itHangs").doesNotContain("<html");
  }

  @Test
  void thePageAsksBeforeItShowsTheSentence() {
    assertThat(server.page("/q99/predict"))
        .contains("claim 1 of 4", "claim 4 of 4", "A forged token: which status?")
        .doesNotContain("It shows everything.", "One is two.", "It ends.");
    assertThat(server.page("/q99/predict?claim=fails"))
        .contains("claim 3 of 4", "Is one two?")
        .doesNotContain("claim 1 of 4");
    assertThat(server.page("/"))
        .contains("href=\"/q99/predict\"")
        .doesNotContain("It shows everything.", "guesses:");
  }

  @Test
  void theClaimsOfAQuestionAreListedInSight() {
    assertThat(server.page("/q99"))
        .containsSubsequence(
            "class=\"strip\"", "href=\"#claim-shows\"", "href=\"#claim-hangs\"", "In 30 seconds")
        .contains("id=\"claim-hangs\"");
    assertThat(server.page("/q98")).doesNotContain("class=\"strip\"");
  }

  @Test
  void whatIsWideMovesWithinItself() {
    assertThat(server.page("/q99"))
        .contains(
            "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table\"><table>")
        .contains("</table></div>")
        .containsPattern("<pre [^>]*tabindex=\"0\"[^>]*><code class=\"language-java\">");
  }

  @Test
  void aRoomSeesAQuestionStepByStep() {
    assertThat(server.page("/q99"))
        .contains("data-key=\"p\" href=\"/q99/present\"")
        .contains("data-place=\"1 of 3\"", "data-place=\"3 of 3\"");
    assertThat(server.page("/q99/present"))
        .containsSubsequence(
            "id=\"in-30-seconds\"",
            "A fixture is what a test stands on",
            "id=\"picture\"",
            "id=\"claim-shows\"",
            "It shows everything.",
            "href=\"#claim-shows\"",
            "5 of 12",
            "href=\"#claim-hangs\"",
            "id=\"follow-up-1\"",
            "Is it a wombat?",
            "href=\"#follow-up-1-answer\"",
            "id=\"follow-up-1-answer\"",
            "12 of 12")
        .contains("rel=\"prev\" href=\"/q98/present\"");
    assertThat(server.page("/q98/present"))
        .contains("next question", "href=\"/q99/present\"")
        .doesNotContain("Claim 1", "not run here");
    assertThat(server.get("/q96/present").statusCode()).isEqualTo(404);
  }

  @Test
  void aClaimWithoutATwinCannotBeBroken() {
    assertThat(server.page("/q99")).containsPattern("(?s)claim-long.*Break.*claim-fails");
    assertThat(server.page("/q99").split("id=\"claim-fails\"")[1].split("</li>")[0])
        .contains("Run")
        .doesNotContain("Break");
    assertThat(server.post("/q99/runs", "claim=fails&broken=true").body())
        .contains("be broken: it fails as it is.");
  }

  @Test
  void whatIsNotThereIsSaidSo() {
    for (var path : new String[] {"/q95", "/q99/code/nothing", "/q99/runs/none", "/nowhere"}) {
      var answer = server.get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(404);
      assertThat(answer.body()).contains("Not here").doesNotContain("Exception");
    }
  }

  @Test
  void searchFindsQuestionsClaimsAndFollowUps() {
    assertThat(server.page("/search?q=writes")).contains("/q96");
    assertThat(server.page("/search?q=long+story")).contains("/q99?claim=long");
    assertThat(server.page("/search?q=WOMBAT")).contains("/q99#follow-up-1");
    assertThat(server.page("/search?q=%3Cb%3E")).contains("&lt;b&gt;").doesNotContain("<b>");
  }

  @Test
  void aReadmeThatIsEditedMeanwhileIsReadAnew() throws IOException {
    var readme = server.root().resolve("modules/q99-fixture/README.md");
    var text = Files.readString(readme);
    assertThat(server.page("/search?q=platypus")).doesNotContain("/q99#follow-up-1");

    try {
      Files.writeString(readme, text.replace("wombat", "platypus"));
      assertThat(server.page("/search?q=platypus")).contains("/q99#follow-up-1");
      assertThat(server.page("/search?q=wombat")).doesNotContain("/q99#follow-up-1");

      Files.writeString(readme, "spoilt");
      assertThat(server.page("/")).contains("no front matter");
      assertThat(server.page("/search?q=platypus")).doesNotContain("/q99#follow-up-1");
    } finally {
      Files.writeString(readme, text);
    }
    assertThat(server.page("/search?q=wombat")).contains("/q99#follow-up-1");
  }

  @Test
  void aFileThatCannotBeReadSpoilsItsOwnPageOnly() throws Exception {
    var readme = server.root().resolve("modules/q99-fixture/README.md");
    var text = Files.readString(readme);
    for (var spoilt : List.of("> ".repeat(20_000), "a".repeat(10_000_000))) {
      try {
        Files.writeString(readme, text.replace("\nThat.\n", "\n" + spoilt + "\n"));
        assertThat(server.page("/")).containsPattern("README.md:\\d+: ").contains("/q98");
        assertThat(server.get("/q99").body()).containsPattern("README.md:\\d+: ");
        assertThat(server.get("/q98").statusCode()).isEqualTo(200);
      } finally {
        Files.writeString(readme, text);
      }
    }
  }

  @Test
  void aSourceThatCannotBeReadIsNamed() throws Exception {
    var box =
        server.root().resolve("modules/q99-fixture/src/main/java/dev/backendlab/fixture/Box.java");
    var text = Files.readString(box);
    var address = "/q99/source/src/main/java/dev/backendlab/fixture/Box.java";
    try {
      Files.writeString(box, "// much\n".repeat(200_000));
      assertThat(server.page(address)).contains("Box.java:1: the file is larger than 1 MB");

      Files.write(box, new byte[] {'\n', (byte) 0xE4});
      assertThat(server.page(address)).contains("Box.java:2: the byte E4 is not UTF-8");

      Files.delete(box);
      Pipes.at(box);
      assertThat(server.get(address).statusCode()).isEqualTo(404);
      assertThat(server.page("/q99/code/shows")).contains("a pipe or a device");
    } finally {
      Files.delete(box);
      Files.writeString(box, text);
    }
    assertThat(server.page("/q99/code/shows")).contains("&lt;thing&gt;");
  }

  @Test
  void withoutTheListOfQuestionsTheWrittenOnesStay() throws IOException {
    var list = server.root().resolve("docs/questions.md");
    var text = Files.readString(list);
    try {
      Files.write(list, new byte[] {'\n', 0, (byte) 0xFF});
      assertThat(server.page("/"))
          .contains(
              "questions.md:2: the byte FF is not UTF-8", "/q98", "/q99", "<span>fixture</span>");
      assertThat(server.get("/q99").statusCode()).isEqualTo(200);
      assertThat(server.page("/q96")).contains("Not here", "questions.md:2:");
    } finally {
      Files.writeString(list, text);
    }
  }

  @Test
  void aPageIsQuickAndSmall() {
    server.page("/q99");
    var script = server.get("/webjars/htmx.org/2.0.8/dist/htmx.min.js");
    assertThat(script.statusCode()).isEqualTo(200);
    int all =
        script.body().length()
            + server.page("/q99").length()
            + server.page("/lab.css").length()
            + server.page("/lab.js").length();
    assertThat(all).isLessThan(300_000);
  }
}
