package dev.backendlab.kit.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeBlocksTest {

  @TempDir Path folder;

  @Test
  void findsEveryKindOfText() throws IOException {
    var readme = folder.resolve("README.md");
    Files.writeString(readme, ReadmeFixture.GOOD);

    assertThat(ReadmeBlocks.of(readme).stream().flatMap(block -> block.pieces().stream()))
        .contains(
            "What is a fixture: a thing in a test?",
            "Ada's browser→shop:GET /me",
            "Redis⇢shop:a page, 2 KB",
            "once per page",
            "the page is known",
            "spare",
            "It holds things, see the box",
            "Somebody said so, in two lines.",
            "thing",
            "with a nested item",
            "is it a wombat?",
            "var more = \"than a paragraph\";\n",
            "Knows the box.",
            "What does \"known\" mean?",
            "Names who pays, and when.",
            "\"Fixtures are free.\"",
            ", chapter 2: what a fixture is");
  }

  @Test
  void namesWhatIsMissingWithFileAndLine() throws IOException {
    var readme = folder.resolve("README.md");
    Files.writeString(readme, ReadmeFixture.GOOD);
    var whole = words(readme);

    assertThat(Shown.on(whole).missing(readme)).isEmpty();
    assertThat(Shown.on(whole.replace("A lid: tests", "")).missing(readme))
        .containsExactly(readme + ":117: shown 0 of 1 times: A lid: tests are in no danger.");
    assertThat(Shown.on(whole.replace("Redis⇢shop", "Redis→shop")).missing(readme))
        .containsExactly(readme + ":37: shown 0 of 1 times: Redis⇢shop:a page, 2 KB");
  }

  /** That the same words stand in another section does not count. */
  @Test
  void everySectionIsLookedAtByItself() throws IOException {
    var readme = folder.resolve("README.md");
    Files.writeString(readme, ReadmeFixture.GOOD);
    var whole = words(readme);

    assertThat(Shown.on(whole.replace("counts\n", "")).missing(readme))
        .contains(readme + ":88: shown 1 of 4 times: counts");
    assertThat(Shown.on(whole.replace("## Rubric", "### Rubric")).missing(readme))
        .hasSizeGreaterThan(10);
  }

  private static String words(Path readme) {
    var page = new StringBuilder();
    var section = "";
    for (var block : ReadmeBlocks.of(readme)) {
      page.append(block.section().equals(section) ? "" : "\n## " + block.section() + "\n");
      section = block.section();
      block.pieces().forEach(piece -> page.append(piece).append('\n'));
    }
    return page.toString();
  }
}
