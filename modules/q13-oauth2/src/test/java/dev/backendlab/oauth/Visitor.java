package dev.backendlab.oauth;

import dev.backendlab.browser.Page;
import dev.backendlab.kit.story.Story;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Somebody with a browser of plain HTTP. She types her password into every page that asks. */
final class Visitor {

  private static final Pattern ACTION = Pattern.compile("action=\"([^\"]+)\"");
  private static final Pattern HIDDEN =
      Pattern.compile("<input name=\"(\\w+)\" type=\"hidden\" value=\"([^\"]*)\"");

  private final HttpClient browser =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .cookieHandler(new CookieManager())
          .build();
  private final List<List<String>> way = new ArrayList<>();
  private final String name;
  private final String password;

  Visitor(String name, String password) {
    this.name = name;
    this.password = password;
  }

  /** Method, address without its query, and status of each request so far. */
  List<List<String>> way() {
    return List.copyOf(way);
  }

  HttpResponse<String> get(String address) {
    return send(HttpRequest.newBuilder(URI.create(address)));
  }

  /** Opens a page for people, and logs in where that is asked for. */
  HttpResponse<String> opens(String address) {
    return goes(address, answer -> !answer.body().contains("\"password\""));
  }

  /**
   * Goes to this address and on, logs in and consents to these scopes, until a redirect carries a
   * code or an error to a client. That redirect is not followed.
   */
  String agrees(String address, String... scopes) {
    return next(goes(address, answer -> false, scopes)).orElseThrow();
  }

  private HttpResponse<String> goes(
      String address, Predicate<HttpResponse<String>> isThere, String... scopes) {
    var answer = get(address);
    for (int steps = 0; steps < 10; steps++) {
      var next = next(answer);
      var leadsBack = next.filter(to -> to.matches(".*[?&](code|error)=.*")).isPresent();
      if (leadsBack || (next.isEmpty() && isThere.test(answer))) {
        return answer;
      }
      answer = next.isPresent() ? get(next.get()) : submit(answer, scopes);
    }
    throw new IllegalStateException("Not there after " + way);
  }

  private static Optional<String> next(HttpResponse<String> answer) {
    var location = answer.headers().firstValue("Location");
    return location.map(answer.uri()::resolve).map(URI::toString);
  }

  /** All of the code flow, up to the page that the client shows at its end. */
  HttpResponse<String> connects(String prints, String... scopes) {
    var back = get(agrees(prints + "/connect", scopes));
    return back.statusCode() == 302 ? get(prints + "/") : back;
  }

  /** The same in a real browser, from this service's page on; the pages by which it came. */
  static List<List<String>> connects(Page browser, String user, String password, String scope) {
    var seen = new ArrayList<>(List.of(List.of(browser.url())));
    browser.click("#login");
    seen.add(List.of(browser.url()));
    browser.fill("[name=username]", user);
    browser.fill("[name=password]", password);
    browser.click("button");
    seen.add(List.of(browser.url()));
    browser.click("[value='%s']".formatted(scope));
    browser.click("button");
    seen.add(List.of(browser.url()));
    return seen;
  }

  /** Sends the form of this page. */
  HttpResponse<String> submit(HttpResponse<String> page, String... scopes) {
    var fields = HIDDEN.matcher(page.body()).results().map(f -> f.group(1) + "=" + f.group(2));
    var typed =
        page.body().contains("\"password\"")
            ? Stream.of("username=" + name, "password=" + password)
            : Stream.of(scopes).map(scope -> "scope=" + scope);
    var form = String.join("&", Stream.concat(fields, typed).toList());
    var action = ACTION.matcher(page.body()).results().findFirst().orElseThrow().group(1);
    return send(
        HttpRequest.newBuilder(page.uri().resolve(action))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  private HttpResponse<String> send(HttpRequest.Builder builder) {
    try {
      var request = builder.build();
      var answer = browser.send(request, BodyHandlers.ofString());
      way.add(List.of(request.method(), "" + request.uri(), "" + answer.statusCode()));
      Story.live().hops().http(name, request.method(), request.uri(), answer.statusCode());
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
