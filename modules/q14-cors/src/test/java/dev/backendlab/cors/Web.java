package dev.backendlab.cors;

import dev.backendlab.browser.Browser;
import dev.backendlab.browser.Page;
import dev.backendlab.kit.App;
import dev.backendlab.kit.Stage;
import dev.backendlab.kit.StubServer;
import dev.backendlab.kit.service.EarlyServer;

/**
 * The web as Ada's browser finds it: two partners of the bank, and a site that nobody invited. They
 * are at 127.0.0.1, the bank is at localhost: other origins, and other sites.
 */
final class Web {

  static final String LAX = "server.servlet.session.cookie.same-site=lax";

  static final StubServer SHOP = site("Shop");
  static final StubServer TRAVEL = site("Travel");
  static final StubServer EVIL = site("A prize!");

  /** Starts beside the application: its first page takes two seconds. */
  private static final EarlyServer<Browser> BROWSER =
      EarlyServer.start(
          "the browser",
          () -> {
            var browser = Browser.start();
            browser.open(SHOP.url()).evaluate("document.title");
            return browser;
          });

  private Web() {}

  private static StubServer site(String title) {
    return StubServer.answering(200, "<!doctype html><title>%s</title>".formatted(title));
  }

  /** The origins of the bank's partners, as a setting. */
  static String partners() {
    return SHOP.url() + "," + TRAVEL.url();
  }

  static Browser browser() {
    return BROWSER.get();
  }

  static Page visit(StubServer site) {
    return browser().open(site.url());
  }

  /** Ends the claim where HtmlUnit would let through what browsers refuse, or the reverse. */
  static void needsBrowser(Stage stage, String reason) {
    var remedy = "%s Install Chromium (apt install chromium) and run again.".formatted(reason);
    stage.skipUnless(browser().isInstalled(), remedy);
  }

  /** Another bank with these settings, beside the demo's own. */
  static App bank(String name, String... settings) {
    return App.of(BankApplication.class, Arrivals.class)
        .named(name)
        .with("bank.partners", partners())
        .with(settings)
        .start();
  }

  /** Where browsers find a bank. */
  static String url(App bank) {
    return bank.url().replace("127.0.0.1", "localhost");
  }

  /** Ada logs in at a bank; what she sees then. */
  static Page login(String bank) {
    var page = browser().open(bank + "/login");
    page.fill("[name=name]", "ada");
    page.fill("[name=password]", "analytical-engine");
    page.click("button");
    return page;
  }

  /** Ada clicks on the button of an uninvited page, which sends a form to her bank. */
  static void lure(String bank) {
    var page = visit(EVIL);
    page.evaluate(
        """
        document.documentElement.innerHTML =
          '<body><form method=post action="%s/transfers">' +
          '<input name=to value=bob><input name=amount value=100><button>A prize!</button></form>'\
        """
            .formatted(bank));
    page.click("button");
  }
}
