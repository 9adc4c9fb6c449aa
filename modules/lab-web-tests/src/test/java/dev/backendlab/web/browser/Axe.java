package dev.backendlab.web.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * What a machine can say of WCAG 2.2 AA.
 *
 * @see <a href="https://github.com/dequelabs/axe-core">axe-core</a>
 */
final class Axe {

  private static final String RUN =
      """
      async () => {
        const found = await axe.run(document, {
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
        return found.violations.flatMap(violation => violation.nodes.map(node =>
          `${violation.id}: ${node.html.slice(0, 160)} ${node.any.map(any => any.message).join('; ')}`));
      }
      """;

  private Axe() {}

  static void findsNothingOn(Page page) {
    assertThat(violationsOn(page)).as(page.url()).isEmpty();
  }

  static List<?> violationsOn(Page page) {
    page.evaluate(script());
    return (List<?>) page.evaluate(RUN);
  }

  private static String script() {
    try (var script = Axe.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
