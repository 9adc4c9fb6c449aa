package dev.backendlab.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.backendlab.web.LabServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageTest {

  /** At least 32 pixels: with these an eye that is three metres away reads without effort. */
  private static final Pattern LARGE = Pattern.compile("(3[2-9]|[4-9]\\d)(\\.\\d+)?px");

  @TempDir private static Path folder;
  private static Chromium chromium;
  private static LabServer server;

  private final List<String> complaints = new ArrayList<>();
  private BrowserContext browser;
  private Page page;

  @BeforeAll
  static void start() {
    chromium = Chromium.start();
    server = LabServer.onFixture(folder);
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
      chromium.close();
    }
  }

  @BeforeEach
  void aFreshBrowser() {
    browser = chromium.fresh(new Browser.NewContextOptions());
    page = newPage();
  }

  private Page newPage() {
    var page = browser.newPage();
    page.onConsoleMessage(message -> {
      if (message.type().equals("error")) {
        complaints.add(message.text()); // among them: whatever the content policy refused
      }
    });
    page.onPageError(complaints::add);
    page.onRequest(request -> {
      if (!request.url().startsWith(server.url()) && !request.url().startsWith("data:")) {
        complaints.add("a request to " + request.url());
      }
    });
    return page;
  }

  @AfterEach
  void nothingWasComplainedOf() {
    browser.close();
    assertThat(complaints).isEmpty();
  }

  @Test
  void fromTheShelfToTheEvidence() {
    page.navigate(server.url());
    page.getByText("What?").click();
    assertThat(page.locator("h1")).hasText("What?");
    page.locator("#claim-shows").getByText("Run").click();

    page.getByText("it is refused").check();
    page.locator("input[name='guess.shows.1']").fill("900");
    page.getByText("lower").check();
    page.locator("input[name='guess.shows.2.times']").fill("2");
    page.getByText("Now run it").click();

    assertThat(page.locator("#verdict-shows .badge")).containsText("proven");
    assertThat(page.locator(".reckonings .right")).hasCount(2);
    assertThat(page.locator(".reckonings .close")).containsText("40 times lower");
    assertThat(page.locator("polyline")).hasCount(2);
    assertThat(page.locator("circle title").last()).not().isEmpty();
    assertThat(page.locator("#mark-shows")).containsText("✓");
    assertThat(page.getByText("Save as HTML")).isVisible();
    var saved = page.waitForDownload(() -> page.getByText("Save as HTML").click());
    assertThat(saved.suggestedFilename()).startsWith("q99-").endsWith(".html");
  }

  @Test
  void predictingIsSwitchedOffAndStaysOff() {
    page.navigate(server.url() + "/q99");
    page.getByText("Predict first").click();
    assertThat(page.getByText("Predict first")).hasAttribute("aria-checked", "false");
    page.locator("#claim-fails").getByText("Run").click();

    assertThat(page.locator("#verdict-fails")).containsText("refuted");
    assertThat(page.locator("#verdict-fails .failures")).containsText("happened 1");
  }

  @Test
  void aReloadAndASecondTabLoseNothing() {
    page.navigate(server.url() + server.run("long"));
    assertThat(page.getByText("part 20", exact())).isVisible();
    page.reload();
    var second = newPage();
    second.navigate(page.url());

    for (var tab : List.of(page, second)) {
      assertThat(tab.locator("#verdict-long")).containsText("proven");
      var parts = tab.locator(".said").allInnerTexts();
      assertThat(parts).isEqualTo(IntStream.range(0, 300).mapToObj(i -> "part " + i).toList());
    }
  }

  private static Page.GetByTextOptions exact() {
    return new Page.GetByTextOptions().setExact(true);
  }

  @Test
  void aRunIsStoppedAndTheNextHasItsTurn() {
    page.navigate(server.url() + server.run("hangs"));
    assertThat(page.getByText("It waits.")).isVisible();
    var next = newPage();
    next.navigate(server.url() + server.run("fails"));
    assertThat(next.locator("#state")).containsText("number 1 in the queue");

    page.keyboard().press("s");
    assertThat(page.locator("#verdict-hangs")).containsText("stopped by you");
    assertThat(next.locator("#verdict-fails")).containsText("refuted");
  }

  @Test
  void everythingIsWithinReachOfTheKeyboard() {
    page.navigate(server.url());
    page.keyboard().press("/");
    page.keyboard().type("wombat");
    assertThat(page.locator("#hits a")).hasCount(1);
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");
    assertThat(page.locator("#follow-up-1")).hasAttribute("open", "");
    page.keyboard().press("f");
    assertThat(page.locator("main details[open]")).hasCount(0);
    page.keyboard().press("f");
    assertThat(page.locator("main details:not([open])")).hasCount(0);
    page.keyboard().press("?");
    assertThat(page.locator("#help")).isVisible();
    page.keyboard().press("Escape");
    assertThat(page.locator("#help")).isHidden();
    page.keyboard().press("r");
    assertThat(page.locator("h1")).hasText("What will happen?");
    page.waitForLoadState(); // keys are heard when the script is there
    page.keyboard().press("h");
    assertThat(page.locator(".shelf")).isVisible();
  }

  @Test
  void aPointOfTheRubricLeadsToTheAnswerThatShowsIt() {
    page.navigate(server.url() + "/q99#rubric"); // unfolds it
    assertThat(page.locator("#follow-up-1 .prose")).isHidden();
    page.locator(".cited a[href='#follow-up-1']").click();
    assertThat(page.locator("#follow-up-1 .prose")).isVisible();
  }

  @Test
  void followUpsAreOfferedOneByOne() {
    page.navigate(server.url() + "/q99");
    var first = page.locator("#follow-up-1");
    assertThat(first.locator("summary")).isVisible();
    assertThat(first.locator(".prose")).isHidden();
    assertThat(page.locator("#follow-up-2")).isHidden();

    page.keyboard().press("n");
    assertThat(first.locator(".prose")).isVisible();
    assertThat(page.locator("#follow-up-2 summary")).isInViewport();
    assertThat(page.locator("#follow-up-2 .prose")).isHidden();
    assertThat(page.locator("#follow-up-3")).isHidden();

    page.locator("#follow-up-2 summary").click();
    first.locator("summary").click(); // folded again, it hides nothing that was offered
    assertThat(page.locator("#follow-up-3")).isVisible();
    page.reload();
    page.getByText("Show all 3").click();
    assertThat(page.locator("#follow-up-3 summary")).isVisible();
    assertThat(page.locator("#follow-up-3 .prose")).isHidden();
  }

  @Test
  void withoutAScriptFollowUpsAreFoldedOnly() {
    try (var plain = chromium.fresh(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
      var read = plain.newPage();
      read.navigate(server.url() + "/q99");
      read.locator("#follow-up-3 summary").click();
      assertThat(read.locator("#follow-up-3 .prose")).isVisible();

      read.getByText("Present", exact()).click();
      assertThat(read.locator("#in-30-seconds")).isVisible();
      read.locator("#in-30-seconds a[rel=next]").click();
      assertThat(read.locator("#picture")).isVisible();
      assertThat(read.locator("#in-30-seconds")).isHidden();
    }
  }

  @Test
  void aRoomIsLedThroughAQuestionByKeys() {
    page.setViewportSize(1280, 720);
    page.navigate(server.url() + "/q99");
    page.keyboard().press("p");
    assertThat(page.locator(".slide:visible")).hasAttribute("id", "in-30-seconds");
    assertThat(page.locator(".slide:visible .answer")).hasCSS("font-size", LARGE);
    page.waitForLoadState(); // keys are heard when the script is there
    page.keyboard().press("Space");
    page.keyboard().press("ArrowRight");
    page.keyboard().press("PageDown");
    assertThat(page.locator(".slide:visible")).hasAttribute("id", "claim-long");
    page.keyboard().press("ArrowLeft");
    page.reload();
    assertThat(page.locator(".slide:visible")).hasAttribute("id", "claim-shows");
    for (int i = 0; i < 4; i++) {
      page.keyboard().press("ArrowDown");
    }
    assertThat(page.locator(".slide:visible")).containsText("Is it a wombat?");
    assertThat(page.locator("#follow-up-1-answer")).isHidden();
    page.keyboard().press("Space");
    assertThat(page.locator("#follow-up-1-answer")).isVisible();
    page.keyboard().press("Escape");
    assertThat(page).hasURL(server.url() + "/q99");
  }

  @Test
  void aRunLeadsToTheNextClaim() {
    page.navigate(server.url() + server.run("hangs"));
    assertThat(page.getByText("It waits.")).isVisible();
    assertThat(page.locator(".next")).isHidden();
    page.keyboard().press("s");
    assertThat(page.locator(".next")).isVisible();
    assertThat(page.locator(".next")).hasText("All questions");

    page.navigate(server.url() + server.run("fails"));
    assertThat(page.locator(".next")).isVisible();
    assertThat(page.locator(".next")).hasText("Next claim: hangs");
    page.keyboard().press("n");
    assertThat(page).hasURL(server.url() + "/q99/predict?claim=hangs");
  }

  @Test
  void theListOfClaimsStaysInSight() {
    var run = server.run("long");
    for (int width : new int[] {360, 800, 1400}) {
      page.setViewportSize(width, 700);
      page.navigate(server.url() + run);
      assertThat(page.locator("#verdict-long")).containsText("proven");
      page.getByText("part 200", exact()).scrollIntoViewIfNeeded();
      assertThat(page.locator(".strip a[aria-current]")).hasText("✓provenlong");
      assertThat(page.locator(".strip a[href='#told-long']")).isInViewport();
      assertThat(page.locator(".next")).isInViewport();
      page.navigate(server.url() + "/q99");
      page.locator("#follow-ups-title").scrollIntoViewIfNeeded();
      assertThat(page.locator(".strip a[href='#claim-shows']")).isInViewport();
    }
  }

  @Test
  void linesKeepTheirNumbersWhereCodeMoves() {
    page.setViewportSize(360, 700);
    page.navigate(server.url() + "/q99/source/src/main/java/dev/backendlab/fixture/Box.java");
    var place = "getComputedStyle(document.querySelector('.l'), '::before').position";
    assertThat(page.evaluate(place)).isEqualTo("sticky");
  }

  @Test
  void theLightsAreTurnedAndStaySo() {
    page.navigate(server.url());
    page.keyboard().press("t");
    page.reload();
    assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
  }

  @Test
  void theCodeChangesWithTheClaim() {
    page.navigate(server.url() + "/q99");
    page.locator("#claim-fails").getByText("Code").click();
    assertThat(page.locator("#code")).containsText("itFails");
    assertThat(page.locator("#claim-fails")).hasClass(Pattern.compile("shown"));
  }

  @ParameterizedTest
  @CsvSource({"390, LIGHT", "390, DARK", "1024, LIGHT", "1600, LIGHT", "1600, DARK"})
  void everyPageCanBeReadByAll(int width, ColorScheme scheme) {
    browser.close();
    browser =
        chromium.fresh(
            new Browser.NewContextOptions()
                .setViewportSize(width, 900)
                .setColorScheme(scheme)
                .setReducedMotion(ReducedMotion.REDUCE));
    page = newPage();
    var runs = List.of(server.run("shows"), server.run("fails"));
    for (var run : runs) {
      page.navigate(server.url() + run);
      assertThat(page.getByText("Save as HTML")).isVisible();
      checked();
    }
    for (var path :
        List.of("/", "/q98", "/q99", "/q99/present", "/q99/predict", "/q99/runs", compared(runs))) {
      page.navigate(server.url() + path);
      page.evaluate("document.querySelectorAll('main details').forEach(each => each.open = true)");
      checked();
    }
  }

  private static String compared(List<String> runs) {
    var ids = runs.stream().map(run -> run.replaceFirst(".*/", "")).toList();
    return "/q99/compare?one=%s&other=%s".formatted(ids.get(0), ids.get(1));
  }

  private void checked() {
    Axe.findsNothingOn(page);
    assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
        .as("%s is not wider than its window", page.url())
        .isEqualTo(true);
  }
}
