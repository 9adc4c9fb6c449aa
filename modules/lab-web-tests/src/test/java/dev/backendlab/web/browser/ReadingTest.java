package dev.backendlab.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every question that there is, on a phone, on a laptop and on the wall. */
class ReadingTest extends ProjectPages {

  /** The texts of a slide that cannot be read from three metres. */
  private static final String TOO_SMALL =
      """
      () => [...document.querySelectorAll('.answer p, .answer li, .arrows li, .sentence, .asked, .asked-alone, dt, dd b')]
          .filter(each => each.checkVisibility() && parseFloat(getComputedStyle(each).fontSize) < 28)
          .map(each => each.textContent)
      """;

  @ParameterizedTest
  @ValueSource(ints = {360, 800, 1400})
  void everyQuestionCanBeReadAtThisWidth(int width) {
    try (var browser =
        chromium.fresh(new Browser.NewContextOptions().setViewportSize(width, 900))) {
      var page = browser.newPage();
      questions()
          .forEach(question -> {
            page.navigate(server.url() + "/" + question.id());
            assertThat(page.locator("h1")).hasText(question.question());
            assertThat(page.locator(width < 600 ? "svg.narrow" : "svg.wide")).isVisible();
            assertThat(page.locator(width < 600 ? "svg.wide" : "svg.narrow")).isHidden();
            canBeRead(page);
          });
    }
  }

  @Test
  void everyQuestionCanBeReadFromAfar() {
    try (var browser = chromium.fresh(new Browser.NewContextOptions().setViewportSize(1280, 720))) {
      var page = browser.newPage();
      questions()
          .forEach(question -> {
            page.navigate(server.url() + "/" + question.id() + "/present");
            Axe.findsNothingOn(page);
            for (var slide : page.locator(".slide").all()) {
              var anchor = slide.getAttribute("id");
              page.navigate(page.url().replaceFirst("(#.*)?$", "#" + anchor));
              assertThat(page.locator(".slide:visible")).hasAttribute("id", anchor);
              Assertions.assertThat((List<?>) page.evaluate(TOO_SMALL)).as(page.url()).isEmpty();
              Assertions.assertThat(page.evaluate("document.documentElement.scrollHeight"))
                  .as("%s is not higher than the wall", page.url())
                  .isEqualTo(720);
            }
          });
    }
  }
}
