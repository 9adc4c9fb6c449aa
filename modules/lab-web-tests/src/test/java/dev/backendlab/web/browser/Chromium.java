package dev.backendlab.web.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.backendlab.kit.service.InstalledBrowser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** This machine's own Chromium: nothing is downloaded. */
final class Chromium implements AutoCloseable {

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Path executable) {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(executable)
                    .setArgs(List.of("--no-sandbox"))); // containers run as root
  }

  /** Starts it; where there is none the test is skipped. */
  static Chromium start() {
    PlaywrightAssertions.setDefaultAssertionTimeout(60_000); // a run has to start its JVM first
    var found = find();
    Assumptions.assumeTrue(
        found.isPresent(), "needs Chromium: apt-get install chromium, or set CHROMIUM to it");
    return new Chromium(found.orElseThrow());
  }

  private static Optional<Path> find() {
    var named = Stream.ofNullable(System.getenv("CHROMIUM")).map(Path::of);
    return named.filter(Files::isExecutable).findFirst().or(InstalledBrowser::find);
  }

  /** A browser as somebody has it: nothing in it yet. */
  BrowserContext fresh(Browser.NewContextOptions options) {
    var context = browser.newContext(options);
    context.setDefaultTimeout(60_000);
    return context;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
