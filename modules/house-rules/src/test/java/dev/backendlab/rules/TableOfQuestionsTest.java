package dev.backendlab.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendlab.kit.question.Shelf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The README's table of questions says what the modules' own READMEs say. With {@code -Dapprove} it
 * is written anew.
 */
class TableOfQuestionsTest {

  private static final String HEADING = "## Which questions run today\n";

  private static final String HEAD =
      """

      | | question | claims | on |
      | --- | --- | --- | --- |
      """;

  @Test
  void theTableSaysWhatTheModulesSay() throws IOException {
    var readme = House.ROOT.resolve("README.md");
    var text = House.read(readme);
    assertThat(text).contains(HEADING);
    int start = text.indexOf(HEADING) + HEADING.length();
    int end = text.indexOf("\n## ", start);
    if (System.getProperty("approve") != null) {
      Files.writeString(readme, text.substring(0, start) + section() + text.substring(end));
      return;
    }
    assertThat(text.substring(start, end))
        .as(
            "README.md; to write it anew: mvn -pl modules/house-rules -am -Dapprove"
                + " -Dtest=TableOfQuestionsTest -Dsurefire.failIfNoSpecifiedTests=false test")
        .isEqualTo(section());
  }

  private static String section() {
    var entries = Shelf.of(House.ROOT).entries();
    var rows =
        entries.stream()
            .flatMap(entry -> entry.module().map(module -> row(entry, module)).stream())
            .toList();
    assertThat(rows).isNotEmpty();
    return HEAD + String.join("", rows) + "\n" + others(entries.size() - rows.size());
  }

  private static String row(Shelf.Entry entry, Path module) {
    var cover = entry.cover();
    var claims = cover.claims().stream().map(claim -> "`%s`".formatted(claim.id())).toList();
    return "| [%s](modules/%s/README.md) | %s | %s | %s |\n"
        .formatted(
            entry.id(),
            module.getFileName(),
            cover.question(),
            String.join(", ", claims),
            cover.services().isEmpty() ? "the JVM" : String.join(", ", cover.services()));
  }

  private static String others(int count) {
    return count == 0
        ? "These are all of [the list](docs/questions.md).\n"
        : "The other %d are [on the list](docs/questions.md).\n".formatted(count);
  }
}
