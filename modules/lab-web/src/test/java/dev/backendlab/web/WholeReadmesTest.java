package dev.backendlab.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendlab.kit.question.ReadmeBlocks;
import dev.backendlab.kit.question.Shown;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.util.HtmlUtils;

/** Nothing that is written of a question is lost on the way to its page. */
class WholeReadmesTest {

  private static final List<String> SHARED =
      List.of("/webjars/htmx.org/2.0.8/dist/htmx.min.js", "/lab.css", "/lab.js", "/theme.js");

  @TempDir private static Path folder;
  private static LabServer server;

  @BeforeAll
  static void start() {
    server = LabServer.onThisProject(folder);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  static List<Path> files() {
    return ReadmeBlocks.files(Path.of("..", "..").toAbsolutePath().normalize());
  }

  @Test
  void thereAreReadmesAndTextsInThem() {
    assertThat(files()).hasSize(30);
    assertThat(files())
        .allSatisfy(file ->
            assertThat(ReadmeBlocks.of(file))
                .hasSizeGreaterThan(file.endsWith("README.md") ? 40 : 20));
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyTextIsShown(Path file) {
    var page = server.page("/" + ReadmeBlocks.idOf(file));
    assertThat(shown(page).missing(file)).isEmpty();
    assertThat(page.length() + SHARED.stream().mapToInt(each -> server.page(each).length()).sum())
        .isLessThan(300_000);
  }

  @Test
  void everyKindOfTextIsShown(@TempDir Path project) {
    try (var fixture = LabServer.onFixture(project)) {
      var readme = fixture.root().resolve("modules/q99-fixture/README.md");

      assertThat(ReadmeBlocks.of(readme)).hasSizeGreaterThan(40);
      assertThat(shown(fixture.page("/q99")).missing(readme)).isEmpty();
    }
  }

  /** A page without its tags. */
  private static Shown shown(String html) {
    var words =
        html.replaceAll("(?s)<script.*?</script>", "")
            .replaceAll("<h2[^>]*>([^<]*)</h2>", "\n## $1\n")
            .replaceAll("<[^>]*>", "");
    return Shown.on(HtmlUtils.htmlUnescape(words));
  }
}
