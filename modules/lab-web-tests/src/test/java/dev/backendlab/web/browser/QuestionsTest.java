package dev.backendlab.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.backendlab.kit.question.Question;
import dev.backendlab.kit.question.Shelf;
import dev.backendlab.web.LabServer;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From the shelf to the evidence of the first claim of every question that there is. */
class QuestionsTest {

  private static final double TEN_MINUTES = 600_000; // it may have to be built first

  /** The texts of a slide that cannot be read from three metres. */
  private static final String TOO_SMALL =
      """
      () => [...document.querySelectorAll('.answer p, .answer li, .arrows li, .sentence, .asked, .asked-alone, dt, dd b')]
          .filter(each => each.checkVisibility() && parseFloat(getComputedStyle(each).fontSize) < 28)
          .map(each => each.textContent)
      """;

  @TempDir private static Path folder;
  private static Chromium chromium;
  private static LabServer server;

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
    return Shelf.of(Path.of("../..").toAbsolutePath().normalize()).entries().stream()
        .map(Shelf.Entry::read);
  }

  static Stream<Question> thatRun() {
    return questions().filter(Question::runs);
  }

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
            page.evaluate(
                "document.querySelectorAll('main details').forEach(each => each.open = true)");
            isNotWider(page);
            Axe.findsNothingOn(page);
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

  private static void isNotWider(Page page) {
    var wider = page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
    Assertions.assertThat((Integer) wider).as(page.url()).isLessThanOrEqualTo(0);
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
      Axe.findsNothingOn(page);
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
