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
            "In 30 seconds",
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
            "var more = \"than a paragraph\";",
            "Knows the box.",
            "What does \"known\" mean?",
            "Names who pays, and when.",
            "\"Fixtures are free.\"",
            "$ printf 'a\\n' |",
            ", chapter 2: what a fixture is");
  }

  @Test
  void namesWhatIsMissingWithFileAndLine() throws IOException {
    var readme = folder.resolve("README.md");
    Files.writeString(readme, ReadmeFixture.GOOD);
    var shown = String.join("\n", Files.readAllLines(readme)).replace("A lid: tests", "");

    assertThat(ReadmeBlocks.missing(readme, shown))
        .contains(readme + ":115: A lid: tests are in no danger.")
        .doesNotContain(readme + ":116: A lock, which a box for one does not need.");
  }
}
