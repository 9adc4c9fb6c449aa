package dev.backendlab.browser;

import org.htmlunit.BrowserVersion;
import org.htmlunit.SilentCssErrorHandler;
import org.htmlunit.Version;
import org.htmlunit.WebClient;
import org.htmlunit.javascript.SilentJavaScriptErrorListener;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/** A browser written in Java, in this JVM: it enforces CORS, though not all of it. */
final class HtmlUnit implements Browser {

  private final WebClient client = new WebClient(BrowserVersion.CHROME);
  private final String why;
  private int tabs;

  HtmlUnit(String why) {
    this.why = why;
    // It warns of what pages do wrong, which is nobody's concern here.
    LoggingSystem.get(HtmlUnit.class.getClassLoader()).setLogLevel("org.htmlunit", LogLevel.OFF);
    client.setCssErrorHandler(new SilentCssErrorHandler());
    client.setJavaScriptErrorListener(new SilentJavaScriptErrorListener());
    client.setIncorrectnessListener((message, origin) -> {});
    client.setWebConnection(new HtmlUnitHops(client.getWebConnection()));
    client.getCache().setMaxSize(0); // it takes s-maxage for its own, and does not look at Vary
    var options = client.getOptions();
    options.setFetchPolyfillEnabled(true);
    options.setThrowExceptionOnScriptError(false);
    options.setThrowExceptionOnFailingStatusCode(false);
    options.setPrintContentOnFailingStatusCode(false);
    options.setTimeout(Math.toIntExact(DevTools.PATIENCE.toMillis()));
  }

  @Override
  public String product() {
    return "HtmlUnit";
  }

  @Override
  public String version() {
    return Version.getProductVersion();
  }

  @Override
  public String place() {
    return "in this JVM, " + why;
  }

  @Override
  public boolean isInstalled() {
    return false;
  }

  @Override
  public synchronized Page open(String url) {
    tabs++;
    var page = new HtmlUnitPage(client, client.openWindow(null, "tab-" + tabs));
    page.go(url);
    return page;
  }

  @Override
  public void close() {
    client.close();
  }
}
