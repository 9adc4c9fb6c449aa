package dev.backendlab.web.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import dev.backendlab.cli.print.PrintCommand;
import dev.backendlab.cli.session.Session;
import dev.backendlab.cli.text.Terminal;
import dev.backendlab.kit.face.Places;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Thirty questions on thirty pages of A4, and nothing cut off at the end of one. */
class PrintTest {

  private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

  private static final String CUT_OFF =
      "() => [...document.querySelectorAll('.sheet')]"
          + ".filter(sheet => sheet.scrollHeight > sheet.clientHeight).map(sheet => sheet.id)";

  /** In a PDF, the dictionary of a page. */
  private static final Pattern PAGE = Pattern.compile("/Type\\s*/Page\\b");

  @TempDir private static Path folder;

  @Test
  void everyQuestionFitsOnItsPage() {
    new PrintCommand(session()).run();

    try (var chromium = Chromium.start();
        var browser = chromium.fresh(new Browser.NewContextOptions())) {
      var page = browser.newPage();
      page.navigate(folder.resolve("print/questions.html").toUri().toString());

      assertThat(page.locator(".sheet").count()).isEqualTo(30);
      assertThat((List<?>) page.evaluate(CUT_OFF)).isEmpty();
      var pdf = new String(page.pdf(), StandardCharsets.ISO_8859_1);
      assertThat(PAGE.matcher(pdf).results().count()).isEqualTo(30);
    }
  }

  private static Session session() {
    var places = new Places(ROOT, folder, folder, folder);
    var said = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    return new Session(
        places,
        new Terminal(80, false, true, false),
        new BufferedReader(Reader.nullReader()),
        said,
        said);
  }
}
