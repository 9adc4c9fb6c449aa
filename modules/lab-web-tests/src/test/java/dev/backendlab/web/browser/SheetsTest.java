package dev.backendlab.web.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.backendlab.kit.question.Shelf;
import dev.backendlab.kit.walk.Walks;
import dev.backendlab.web.LabServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Pictures of every page, to be looked at: of all questions and of their last runs on this machine,
 * at three widths, by day and by night. Takes a quarter of an hour, so it is asked for: {@code
 * -Dlab.sheets=FOLDER}; the folder's {@code index.html} shows them side by side.
 */
@EnabledIfSystemProperty(named = "lab.sheets", matches = ".+")
class SheetsTest {

  private static final List<Integer> WIDTHS = List.of(360, 800, 1400);
  private static final Pattern RUN = Pattern.compile("href=\"(/q\\d\\d/runs/[^\"/]+)\"");
  private static final String UNFOLD =
      "document.querySelectorAll('main details').forEach(each => each.open = true)";

  private final Path folder = Path.of(System.getProperty("lab.sheets")).toAbsolutePath();
  private final List<String> offences = new ArrayList<>();
  private final StringBuilder index =
      new StringBuilder(
          "<!doctype html><title>Sheets</title><style>img { width: 24%; vertical-align: top }</style>");

  @Test
  void everyPageIsPictured() throws IOException {
    Files.createDirectories(folder);
    try (var chromium = Chromium.start();
        var server = LabServer.asItIsUsed()) {
      var pages = pages(server);
      for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        try (var browser = chromium.fresh(eyes(scheme))) {
          for (int width : WIDTHS) {
            pages.forEach(path -> picture(browser, server, path, width, scheme));
          }
        }
      }
    }
    Files.writeString(folder.resolve("index.html"), index);
    assertThat(offences).isEmpty();
  }

  private static Browser.NewContextOptions eyes(ColorScheme scheme) {
    return new Browser.NewContextOptions()
        .setColorScheme(scheme)
        .setReducedMotion(ReducedMotion.REDUCE);
  }

  private static List<String> pages(LabServer server) {
    var pages = new ArrayList<>(List.of("/", "/search?q=token"));
    for (var entry : Shelf.of(server.root()).entries()) {
      pages.add("/" + entry.id());
      pages.add("/" + entry.id() + "/present");
      var run = RUN.matcher(server.page("/" + entry.id()));
      if (run.find()) {
        pages.add(run.group(1));
        pages.add("/" + entry.id() + "/predict");
      }
    }
    pages.add("/walks");
    for (var walk : Walks.in(server.root()).all()) {
      pages.add("/walks/" + walk.id());
      pages.add("/walks/" + walk.id() + "/1");
    }
    return pages;
  }

  private void picture(
      BrowserContext browser, LabServer server, String path, int width, ColorScheme scheme) {
    try (var page = browser.newPage()) {
      page.setViewportSize(width, 900);
      page.navigate(server.url() + path);
      page.evaluate(UNFOLD);
      var name =
          "%s-%d-%s.png"
              .formatted(path.replaceAll("\\W+", "-"), width, scheme)
              .toLowerCase(Locale.ROOT);
      page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(name)).setFullPage(true));
      index.append("<img src=\"%s\" title=\"%s\">%n".formatted(name, name));
      if (!page.evaluate("document.documentElement.scrollWidth <= innerWidth").equals(true)) {
        offences.add(name + " is wider than its window");
      }
      Axe.violationsOn(page).forEach(violation -> offences.add(name + ": " + violation));
    }
  }
}
