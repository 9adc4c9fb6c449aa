package dev.backendlab.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.backendlab.kit.service.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What every browser has to hold. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BrowserContract {

  private static final String LOGIN =
      """
      <title>Login</title><body>Who are you? <form method=post action=/home>
      <input name=user><button>Go</button></form>
      <a id=away href=/away>away</a> <a id=part href="#part">part</a> <i hidden>secret</i>
      <script>document.body.append('Written by a script.')</script></body>
      """;

  private HttpServer server;

  /** Started by the subclass, shared by its tests. */
  abstract Browser browser();

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> answer(exchange, "<body>Nothing here.</body>"));
    server.createContext("/login", exchange -> answer(exchange, LOGIN));
    server.createContext(
        "/home",
        exchange -> {
          var form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Set-Cookie", "session=" + form.length());
          answer(exchange, "<body>Hello, " + form + "</body>");
        });
    server.createContext(
        "/cookies",
        exchange -> answer(exchange, exchange.getRequestHeaders().getFirst("Cookie") + ""));
    server.createContext(
        "/away",
        exchange -> {
          exchange.getResponseHeaders().add("Location", "/there");
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    server.createContext(
        "/there",
        exchange -> answer(exchange, "<script>location = '/last'</script><body>Not yet.</body>"));
    server.createContext("/last", exchange -> answer(exchange, "<body>The last one.</body>"));
    server.start();
  }

  private static void answer(HttpExchange exchange, String text) throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  String url(String path) {
    return "http://127.0.0.1:%d%s".formatted(server.getAddress().getPort(), path);
  }

  @Test
  void aPageIsReadAsItsUserSeesIt() {
    var page = browser().open(url("/login"));
    assertThat(page.url()).isEqualTo(url("/login"));
    assertThat(page.text())
        .contains("Who are you?", "Written by a script.")
        .doesNotContain("secret");
    page.go(url("/nothing"));
    assertThat(page.text()).isEqualTo("Nothing here.");
  }

  @Test
  void aFormIsFilledAndSent() {
    var page = browser().open(url("/login"));
    page.fill("input[name=user]", "ada \"the first\"");
    page.click("button");
    assertThat(page.url()).isEqualTo(url("/home"));
    assertThat(page.text()).isEqualTo("Hello, user=ada+%22the+first%22");
    assertThat(browser().open(url("/cookies")).text()).contains("session=24");
  }

  @Test
  void aClickEndsWhereTheRedirectsDo() {
    var page = browser().open(url("/login"));
    page.click("#part");
    assertThat(page.url()).isEqualTo(url("/login#part"));
    page.click("#away");
    assertThat(page.text()).isEqualTo("The last one.");
  }

  @Test
  void aScriptAnswersWithWhatItsPromiseBrings() {
    var page = browser().open(url("/login"));
    assertThat(page.evaluate("1 + 1")).isEqualTo("2");
    assertThat(page.evaluate("document.title")).isEqualTo("Login");
    assertThat(page.evaluate("fetch('/last').then(a => a.status + ' ' + a.headers.get('X'))"))
        .isEqualTo("200 null");
  }

  @Test
  void theErrorOfAScriptIsThePagesOwn() {
    var page = browser().open(url("/login"));
    assertThatThrownBy(() -> page.evaluate("(function () { throw new TypeError('no'); })()"))
        .isInstanceOf(BrowserException.class)
        .hasMessage("TypeError: no");
    assertThatThrownBy(() -> page.evaluate("Promise.reject('never')")).hasMessage("never");
    assertThatThrownBy(() -> page.click("#nowhere"))
        .hasMessage("Error: No element of the page matches #nowhere");
  }

  @Test
  void anotherOriginsAnswerIsWithheld() {
    var page = browser().open(url("/login"));
    var other = url("/last").replace("127.0.0.1", "localhost");
    assertThatThrownBy(() -> page.evaluate("fetch('%s').then(a => a.text())".formatted(other)))
        .isInstanceOf(BrowserException.class)
        .hasMessageStartingWith("TypeError: ");
  }

  @Test
  void whereNobodyListensNothingIsLoaded() {
    var page = browser().open(url("/login"));
    var nobody = "http://127.0.0.1:%d/".formatted(FreePorts.next());
    assertThatThrownBy(() -> page.go(nobody))
        .isInstanceOf(BrowserException.class)
        .hasMessageStartingWith(nobody + " was not loaded");
  }
}
