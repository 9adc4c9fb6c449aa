package dev.backendlab.web.browser;

import com.microsoft.playwright.Page;
import dev.backendlab.kit.question.Question;
import dev.backendlab.kit.question.Shelf;
import dev.backendlab.web.LabServer;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The pages of this project in Chromium, as somebody sees them who has run nothing yet. */
abstract class ProjectPages {

  private static final String UNFOLD =
      "document.querySelectorAll('main details').forEach(each => each.open = true)";
  private static final String BEYOND =
      "document.documentElement.scrollWidth - window.innerWidth"; // pixels

  @TempDir private static Path folder;
  static Chromium chromium;
  static LabServer server;

  @BeforeAll
  static void start() {
    chromium = Chromium.start();
    server = LabServer.onThisProject(folder);
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
      chromium.close();
    }
  }

  static Stream<Question> questions() {
    return Shelf.of(server.root()).entries().stream().map(Shelf.Entry::read);
  }

  /**
   * Unfolds all that it has, and demands that it fits its width and has no fault that Axe finds.
   */
  static void canBeRead(Page page) {
    page.evaluate(UNFOLD);
    Assertions.assertThat((Integer) page.evaluate(BEYOND)).as(page.url()).isLessThanOrEqualTo(0);
    Axe.findsNothingOn(page);
  }
}
