package dev.backendlab.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A mock interview on a phone and on a laptop, alone and with an interviewer at the desk. */
class InterviewPagesTest extends ProjectPages {

  @ParameterizedTest
  @CsvSource({"360, DARK", "1400, LIGHT"})
  void eachStepCanBeReadAtThisWidth(int width, ColorScheme scheme) {
    var eyes = new Browser.NewContextOptions().setViewportSize(width, 900).setColorScheme(scheme);
    try (var browser = chromium.fresh(eyes)) {
      var page = browser.newPage();
      begin(page, "?topic=q12");
      canBeRead(page);
      assertThat(page.locator("h1")).containsText("JWT");
      page.locator("textarea").fill("It is signed, not secret.");
      go(page, "That is my answer");
      judge(page);
      for (int i = 1; i <= 3; i++) {
        assertThat(page.locator(".hint").first()).hasText("Follow-up " + i + " of 3");
        canBeRead(page);
        go(page, "Show the model answer");
        canBeRead(page);
        go(page, "partly");
      }
      canBeRead(page);
      go(page, "Leave it open");
      canBeRead(page);
      page.locator("textarea").fill("Short tokens, and a deny list.");
      go(page, "Compare");
      canBeRead(page);
      go(page, "yes");
      end(page);
      canBeRead(page);
      assertThat(page.locator("h1")).containsText("Mock interview, ");
      assertThat(page.locator("blockquote").first()).containsText("Short tokens");
      page.navigate(server.url() + "/interview");
      canBeRead(page);
      assertThat(page.locator("main")).containsText("Missed so far");
    }
  }

  /** With one question that can be asked the interview is over after it. */
  private static void end(Page page) {
    if (!page.url().endsWith("/sheet")) {
      go(page, "End it here, with the sheet");
    }
  }

  @ParameterizedTest
  @CsvSource({"360, LIGHT", "1400, DARK"})
  void theDeskCanBeReadAtThisWidth(int width, ColorScheme scheme) {
    var eyes = new Browser.NewContextOptions().setViewportSize(width, 900).setColorScheme(scheme);
    try (var browser = chromium.fresh(eyes)) {
      var candidate = browser.newPage();
      begin(candidate, "?topic=q12&level=staff");
      var desk = browser.newPage();
      desk.navigate(candidate.url() + "/desk");
      canBeRead(desk);
      go(candidate, "That is my answer");
      desk.reload();
      judge(desk);
      canBeRead(desk);
      go(desk, "It is answered");
      canBeRead(desk);
    }
  }

  @Test
  void itGoesByKeyboard() {
    try (var browser = chromium.fresh(new Browser.NewContextOptions())) {
      var page = browser.newPage();
      page.navigate(server.url());
      page.waitForLoadState(); // keys are heard when the script is there
      page.keyboard().press("i");
      assertThat(page.locator("h1")).hasText("Mock interview");
      page.waitForLoadState();
      page.keyboard().press("r");
      page.locator("textarea").click();
      page.keyboard().type("i speak, and no letter of it is a key");
      page.keyboard().press("Control+Enter");
      assertThat(page.locator("h1")).hasText("Did you say it?");
    }
  }

  private static void begin(Page page, String setup) {
    page.navigate(server.url() + "/interview" + setup);
    canBeRead(page);
    go(page, "Begin; the clock runs");
  }

  private static void judge(Page page) {
    canBeRead(page);
    var points = page.locator("fieldset.point:has(input[type=radio])");
    for (int i = 0; i < points.count(); i++) {
      points
          .nth(i)
          .getByText(i % 2 == 0 ? "yes" : "no", new Locator.GetByTextOptions().setExact(true))
          .click();
    }
    go(page, "Go on");
  }

  private static void go(Page page, String button) {
    page.getByText(button, new Page.GetByTextOptions().setExact(true)).first().click();
    page.waitForLoadState();
  }
}
