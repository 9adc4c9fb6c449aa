package dev.backendlab.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import dev.backendlab.kit.walk.Walks;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The walks of this project on a phone and on a laptop, and by keyboard alone. */
class WalkPagesTest extends ProjectPages {

  private static List<String> pages() {
    var pages = new ArrayList<>(List.of("/walks"));
    for (var walk : Walks.in(server.root()).all()) {
      pages.add("/walks/" + walk.id());
    }
    for (int step : List.of(1, 5, 6, 7, 17, 18, 19, 20)) {
      pages.add("/walks/the-night-before/" + step);
    }
    pages.add("/walks/when-things-break/1");
    pages.add("/q10/predict?claim=outage,stampede&walk=when-things-break&step=1");
    return pages;
  }

  @ParameterizedTest
  @CsvSource({"360, DARK", "1400, LIGHT"})
  void everyWalkCanBeReadAtThisWidth(int width, ColorScheme scheme) {
    var eyes = new Browser.NewContextOptions().setViewportSize(width, 900).setColorScheme(scheme);
    try (var browser = chromium.fresh(eyes)) {
      var page = browser.newPage();
      for (var path : pages()) {
        page.navigate(server.url() + path);
        canBeRead(page);
      }
    }
  }

  @Test
  void aWalkGoesByKeyboard() {
    try (var browser = chromium.fresh(new Browser.NewContextOptions())) {
      var page = browser.newPage();
      page.navigate(server.url());
      page.keyboard().press("w");
      assertThat(page.locator("h1")).hasText("Walks");
      page.getByText("Where the data lives").click();
      assertThat(page.locator("h1")).hasText("Where the data lives");
      page.waitForLoadState(); // keys are heard when the script is there
      page.keyboard().press("n");
      assertThat(page.locator(".crumbs")).containsText("step 1 of 9");
      page.waitForLoadState();
      page.keyboard().press("f");
      assertThat(page.locator(".answer")).isVisible();
      page.keyboard().press("j");
      assertThat(page.locator(".crumbs")).containsText("step 2 of 9");
      page.waitForLoadState();
      page.keyboard().press("k");
      assertThat(page.locator(".crumbs")).containsText("step 1 of 9");
      assertThat(page.locator(".meta")).containsText("read");
    }
  }
}
