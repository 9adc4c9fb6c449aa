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

/** Nothing of a README is lost on the way to its page. */
class WholeReadmesTest {

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

  static List<Path> modules() {
    return ReadmeBlocks.modules(Path.of("..", "..").toAbsolutePath().normalize());
  }

  @Test
  void thereAreReadmesAndTextsInThem() {
    assertThat(modules()).hasSizeGreaterThanOrEqualTo(5);
    assertThat(modules())
        .allSatisfy(module ->
            assertThat(ReadmeBlocks.of(module.resolve("README.md"))).hasSizeGreaterThan(40));
  }

  @ParameterizedTest
  @MethodSource("modules")
  void everyTextIsShown(Path module) {
    var id = module.getFileName().toString().substring(0, 3);

    assertThat(shown(server.page("/" + id)).missing(module.resolve("README.md"))).isEmpty();
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
