package dev.backendlab.browser;

import dev.backendlab.kit.service.Patience;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A tab of a Chromium. Its main frame has the id of the tab; a navigation has the id of its loader.
 */
final class ChromiumPage implements Page {

  private final DevTools tools;
  private final String tab;
  private final String session;
  private final Queue<String> console = new ConcurrentLinkedQueue<>();
  private final Set<String> shown = new HashSet<>();
  private final ChromiumHops hops = new ChromiumHops();
  private boolean loading;
  private int begun;

  private ChromiumPage(DevTools tools, String tab, String session) {
    this.tools = tools;
    this.tab = tab;
    this.session = session;
  }

  static ChromiumPage in(DevTools tools) {
    var tab = tools.browser("Target.createTarget", Map.of("url", "about:blank"));
    var id = tab.path("targetId").asString();
    var attached = Map.of("targetId", id, "flatten", true);
    var session = tools.browser("Target.attachToTarget", attached).path("sessionId").asString();
    var page = new ChromiumPage(tools, id, session);
    tools.listen(session, page::hear);
    page.send("Page.enable", Map.of());
    page.send("Log.enable", Map.of());
    page.send("Network.enable", Map.of());
    return page;
  }

  private synchronized void hear(JsonNode event) {
    var said = event.path("params");
    var frame = said.has("frame") ? said.path("frame") : said;
    boolean ours = frame.path(said.has("frame") ? "id" : "frameId").asString("").equals(tab);
    switch (event.path("method").asString("")) {
      case "Log.entryAdded" -> console.add(said.path("entry").path("text").asString(""));
      case "Page.frameRequestedNavigation" ->
          begins(ours && said.path("disposition").asString("").equals("currentTab"));
      case "Page.frameStartedLoading" -> begins(ours);
      case "Page.frameStoppedLoading" -> loading &= !ours;
      case "Page.frameNavigated" -> {
        if (ours) {
          shown.add(frame.path("loaderId").asString());
        }
        begins(ours); // whatever has stopped before was the page before
      }
      default -> hops.hear(event.path("method").asString(""), said); // or one of hundreds of others
    }
  }

  private void begins(boolean ours) {
    loading |= ours;
    begun += ours ? 1 : 0;
  }

  @Override
  public void go(String url) {
    var answer = send("Page.navigate", Map.of("url", url));
    var error = answer.path("errorText").asString("");
    if (!error.isEmpty()) {
      throw new BrowserException("%s was not loaded: %s".formatted(url, error));
    }
    var loader = answer.path("loaderId").asString("");
    awaitLoaded(url, loader); // without one, only the part behind # has changed
  }

  @Override
  public String url() {
    return evaluate("location.href");
  }

  @Override
  public String text() {
    return evaluate("document.body.innerText");
  }

  @Override
  public String evaluate(String expression) {
    var answer =
        send(
            "Runtime.evaluate",
            Map.of(
                "expression", Script.promise(expression),
                "awaitPromise", true,
                "returnByValue", true,
                "userGesture", true));
    var details = answer.path("exceptionDetails");
    if (!details.isMissingNode()) {
      var thrown = details.path("exception").path("description");
      throw new BrowserException(thrown.asString("the script failed").split("\n", 2)[0]);
    }
    return Script.outcome(answer.path("result").path("value").asString());
  }

  @Override
  public void fill(String selector, String value) {
    evaluate(Script.fill(selector, value));
  }

  @Override
  public void click(String selector) {
    var what = "the page after a click on " + selector;
    int before = begun();
    if (evaluate(Script.click(selector)).equals("true")) { // on a busy machine it takes its time
      await(what, () -> begun() > before);
    }
    for (int i = 0; i < 2; i++) { // a page may go on to another one as soon as it is loaded
      untilIdle();
      awaitLoaded(what, "");
    }
  }

  private synchronized int begun() {
    return begun;
  }

  /** A script may leave the page at its next turn: two turns later, the navigation is known. */
  private void untilIdle() {
    try {
      evaluate("new Promise(function (d) { setTimeout(setTimeout, 0, d, 0); })");
    } catch (BrowserException gone) {
      // The page of this script is being left: that is a navigation, which is awaited.
    }
  }

  private void awaitLoaded(String what, String loader) {
    await(what, () -> isLoaded(loader));
  }

  private static void await(String what, BooleanSupplier condition) {
    if (!Patience.until(condition, DevTools.PATIENCE)) {
      throw new BrowserException(
          "%s has not loaded within %d seconds.".formatted(what, DevTools.PATIENCE.toSeconds()));
    }
  }

  private synchronized boolean isLoaded(String loader) {
    return !loading && (loader.isEmpty() || shown.contains(loader));
  }

  @Override
  public List<String> console() {
    return Stream.generate(console::poll).takeWhile(line -> line != null).toList();
  }

  private JsonNode send(String method, Map<String, ?> parameters) {
    return tools.send(session, method, parameters);
  }
}
