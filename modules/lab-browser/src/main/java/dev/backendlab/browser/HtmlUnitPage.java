package dev.backendlab.browser;

import dev.backendlab.kit.service.Patience;
import java.io.IOException;
import java.util.List;
import org.htmlunit.WebClient;
import org.htmlunit.WebRequest;
import org.htmlunit.WebWindow;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.util.UrlUtils;

/** A tab of HtmlUnit. */
record HtmlUnitPage(WebClient client, WebWindow window) implements Page {

  /** Requests that scripts have begun, and timers. */
  private static final long STEP_MILLIS = 20;

  @Override
  public void go(String url) {
    try {
      client.getPage(window, new WebRequest(UrlUtils.toUrlUnsafe(url)));
    } catch (IOException | RuntimeException e) {
      throw new BrowserException("%s was not loaded: %s".formatted(url, e.getMessage()), e);
    }
  }

  @Override
  public String url() {
    return window.getEnclosedPage().getUrl().toString();
  }

  @Override
  public String text() {
    return window.getEnclosedPage() instanceof HtmlPage page
        ? page.getBody().asNormalizedText()
        : window.getEnclosedPage().getWebResponse().getContentAsString();
  }

  @Override
  public String evaluate(String expression) {
    var page = html();
    var script = Script.promise(expression) + ".then(function (o) { window.outcomeOfTheLab = o; })";
    page.executeJavaScript("window.outcomeOfTheLab = ''; " + script);
    if (!Patience.until(() -> !outcome(page).isEmpty(), DevTools.PATIENCE)) {
      throw new BrowserException(
          "The script has not ended within %d seconds.".formatted(DevTools.PATIENCE.toSeconds()));
    }
    return Script.outcome(outcome(page));
  }

  private String outcome(HtmlPage page) {
    client.waitForBackgroundJavaScript(STEP_MILLIS);
    return page.executeJavaScript("window.outcomeOfTheLab").getJavaScriptResult().toString();
  }

  @Override
  public void fill(String selector, String value) {
    evaluate(Script.fill(selector, value));
  }

  @Override
  public void click(String selector) {
    try {
      if (!(html().querySelector(selector) instanceof DomElement element)) {
        throw new BrowserException("Error: No element of the page matches " + selector);
      }
      element.click();
      client.waitForBackgroundJavaScript(STEP_MILLIS);
    } catch (IOException e) {
      throw new BrowserException("%s: %s".formatted(selector, e.getMessage()), e);
    }
  }

  @Override
  public List<String> console() {
    return List.of();
  }

  private HtmlPage html() {
    if (window.getEnclosedPage() instanceof HtmlPage page) {
      return page;
    }
    throw new BrowserException("%s is no HTML page.".formatted(url()));
  }
}
