package dev.backendlab.browser;

import dev.backendlab.kit.service.ServerStart;
import dev.backendlab.kit.service.ServiceUnavailable;
import java.nio.file.Path;
import java.util.Map;

/** A Chromium, Chrome or Edge, told what to do by its DevTools protocol. */
record Chromium(ChromiumProcess process, DevTools tools, String product, String version)
    implements Browser {

  /**
   * Starts it, and returns when it answers.
   *
   * @throws ServiceUnavailable if it does not, in one sentence
   */
  static Chromium start(Path program) {
    var process = ServerStart.of(() -> ChromiumProcess.prepare(program));
    try {
      var tools = DevTools.at(process.address().orElseThrow());
      var said = tools.browser("Browser.getVersion", Map.of()).path("product").asString();
      var parts = said.replace("Headless", "").split("/", 2);
      var product = program.toString().contains("chromium") ? "Chromium" : parts[0];
      return new Chromium(process, tools, product, parts[parts.length - 1]);
    } catch (BrowserException silent) {
      process.server().close();
      throw new ServiceUnavailable(
          "%s has started, but does not answer: %s".formatted(program, silent.getMessage()));
    }
  }

  @Override
  public String place() {
    return process.program().toString();
  }

  @Override
  public boolean isInstalled() {
    return true;
  }

  @Override
  public Page open(String url) {
    var page = ChromiumPage.in(tools);
    page.go(url);
    return page;
  }

  @Override
  public void close() {
    tools.close();
    process.server().end("TERM"); // its own way out: it takes its children with it
    process.server().close();
  }
}
