package dev.backendlab.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.backendlab.kit.question.Question;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** From the shelf to the evidence of the first claim of every question that there is. */
class FirstClaimsTest extends ProjectPages {

  private static final double TEN_MINUTES = 600_000; // it may have to be built first

  static Stream<Question> thatRun() {
    return questions().filter(Question::runs);
  }

  @ParameterizedTest
  @MethodSource("thatRun")
  void leadsFromTheShelfToItsEvidence(Question question) {
    var claim = question.claims().getFirst();
    try (var browser = chromium.fresh(new Browser.NewContextOptions())) {
      var page = browser.newPage();
      page.navigate(server.url());
      page.locator("a.title[href='/" + question.id() + "']").click();
      assertThat(page.locator("h1")).hasText(question.question());
      var run = new Locator.GetByRoleOptions().setName("Run the claim " + claim.id());
      page.locator("#claim-" + claim.id()).getByRole(AriaRole.LINK, run).click();
      page.locator("button[data-key=r]").click();
      var verdict = page.locator("#verdict-" + claim.id());
      assertThat(verdict)
          .containsText(
              Pattern.compile("proven|refuted|skipped|broken"),
              new LocatorAssertions.ContainsTextOptions().setTimeout(TEN_MINUTES));
      assertThat(verdict).containsText("proven");
      Axe.findsNothingOn(page);
    }
  }

  @Test
  void aBrokenTwinDrawsTheArrowThatMustNotBe() {
    try (var browser = chromium.fresh(new Browser.NewContextOptions())) {
      var page = browser.newPage();
      page.navigate(server.url() + "/q12");
      page.locator("#claim-stateless form:has([name=broken]) button").click();
      assertThat(page.locator("#verdict-stateless"))
          .containsText(
              "refuted", new LocatorAssertions.ContainsTextOptions().setTimeout(TEN_MINUTES));
      var picture = page.locator("#picture-stateless");
      assertThat(picture.locator("summary")).containsText("not in it: shop → Redis");
      assertThat(picture.locator("svg.wide")).isVisible();
      assertThat(picture.locator("svg.wide .way.astray")).hasCount(1);
      assertThat(picture.locator("svg.wide .way.used").first()).isAttached();
      Axe.findsNothingOn(page);
    }
  }
}
