package dev.backendlab.browser;

import dev.backendlab.kit.event.Event;
import dev.backendlab.kit.service.ServiceUnavailable;
import dev.backendlab.kit.service.Source;
import dev.backendlab.kit.story.Story;

/**
 * A web browser with a profile of its own.
 *
 * <pre>{@code
 * try (var browser = Browser.start()) {
 *   var page = browser.open(shop.url() + "/login");
 *   page.fill("#user", "ada");
 *   page.click("button");
 *   stage.check("the page after the login", page.text()).contains("Hello, Ada");
 * }
 * }</pre>
 */
public interface Browser extends AutoCloseable {

  /** Its name in a story, as the caller of applications. */
  String CALLER = "browser";

  /**
   * Starts the Chromium, Chrome or Edge that is installed here, and HtmlUnit where there is none or
   * it does not start; the story then says why. {@code -Dlab.browser=htmlunit} or {@code
   * LAB_BROWSER=htmlunit} asks for HtmlUnit, and a path for that program.
   */
  static Browser start() {
    long since = System.nanoTime();
    var browser = Wish.ofUser().isHtmlUnit() ? new HtmlUnit("as asked for") : installed();
    long millis = (System.nanoTime() - since) / 1_000_000;
    Story.live()
        .tell(
            new Event.ServiceReady(
                browser.product(),
                browser.version(),
                (browser.isInstalled() ? Source.INSTALLED : Source.EMBEDDED).toString(),
                browser.place(),
                millis));
    return browser;
  }

  private static Browser installed() {
    try {
      return Chromium.start(Wish.ofUser().program());
    } catch (ServiceUnavailable none) {
      Story.live().tell(new Event.Said(none.getMessage() + " HtmlUnit plays the browser instead."));
      return new HtmlUnit("no other browser");
    }
  }

  /** What it is, for example {@code Chromium}. */
  String product();

  /** As the browser says it. */
  String version();

  /** Where it is: a program, or within the lab. */
  String place();

  /** The whole of it: {@code Chromium 150.0.1 (installed, /usr/bin/chromium)}. */
  default String name() {
    return "%s %s (%s)"
        .formatted(product(), version(), isInstalled() ? "installed, " + place() : place());
  }

  /** Whether it is a real browser: HtmlUnit lets through some of what browsers refuse. */
  boolean isInstalled();

  /** Opens a new tab, and returns when the page has loaded. */
  Page open(String url);

  /** Ends the browser with all its processes; its profile goes, too. */
  @Override
  void close();
}
