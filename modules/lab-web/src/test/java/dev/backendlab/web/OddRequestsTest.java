package dev.backendlab.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * No request makes the server fail or tell of its inside. Each answer has the headers that protect,
 * and a refusal is one sentence.
 */
@Timeout(300)
class OddRequestsTest {

  private static final Pattern CLASS_NAME =
      Pattern.compile("\\w*(Exception|Error)\\b|\\b(java|jakarta|org|dev)\\.\\w+\\.\\w+");

  private static final List<String> POLICY =
      List.of(
          "content-security-policy: default-src 'none'",
          "x-content-type-options: nosniff",
          "x-frame-options: deny",
          "referrer-policy: same-origin",
          "cross-origin-opener-policy: same-origin",
          "cross-origin-resource-policy: same-origin",
          "cache-control: no-");

  @TempDir private static Path folder;
  private static LabServer server;

  @BeforeAll
  static void start() {
    server = LabServer.onFixture(folder);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** A request, and what its status may be. */
  private record Odd(String what, String request, List<Integer> statuses) {}

  private static final List<String> PAGES =
      List.of(
          "/",
          "/search",
          "/q99",
          "/q99/predict",
          "/q99/runs",
          "/q99/compare",
          "/q99/code/shows",
          "/q99/source/src/main/java/dev/backendlab/fixture/Box.java",
          "/q99/runs/x",
          "/q99/runs/x/events",
          "/q99/runs/x/story.html",
          "/q99/runs/x/story.md",
          "/q99/runs/x/stop",
          "/lab.css",
          "/webjars/htmx.org/2.0.8/dist/htmx.min.js",
          "/error",
          "/WEB-INF/web.xml");

  private static Stream<Odd> methods() {
    return PAGES.stream()
        .flatMap(page ->
            Stream.of(
                    "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "get", "FOO", "POST",
                    "HEAD")
                .map(method ->
                    new Odd(
                        method + " " + page,
                        method + " " + page + " HTTP/1.1\r\n" + HOST + TOKEN,
                        method.equals("POST")
                            ? List.of(302, 404, 405)
                            : method.equals("HEAD")
                                ? List.of(200, 204, 404, 405)
                                : List.of(400, 404, 405, 501))));
  }

  private static Stream<Odd> paths() {
    return Stream.of(
            "/%zz",
            "/q99/%",
            "/q99/%ff",
            "/q99/%00",
            "/q99/runs/%0d%0aX:%20y",
            "/q99%2fruns",
            "/q99%5cruns",
            "/q99/..%2f..%2fetc",
            "/../../etc/passwd",
            "/./q99",
            "//q99",
            "/q99//runs",
            "/q99;a=b/runs",
            "/q99/runs/{x}",
            "/q99/runs/%7Bx%7D",
            "/q99/runs/x/events?after=x",
            "/q99/runs/x/events?after=99999999999",
            "/search?q=%zz",
            "/search?q=%ff",
            "/search?q=%00",
            "/search?q=" + "a".repeat(7_000),
            "/" + "a".repeat(7_000),
            "/" + "a".repeat(60_000),
            "/search?" + "a&".repeat(1_500),
            "/q99?claim=%3Cscript%3E",
            "/q99?claim=a&claim=b",
            "/q99/predict?claim=none",
            "/q99/compare?one=a",
            "/q99/compare?one=a&other=b",
            "/q99/source/%2e%2e/README.md",
            "/q99/source/",
            "/q99/source",
            "/q00",
            "/q9",
            "/Q99",
            "/q99/code/",
            "/q99/code/%20",
            "/a b",
            "/q99/runs/\u00e4",
            "http://evil.example/",
            "*",
            "q99",
            "/q99#x",
            "/q99?\"<>",
            "/\\q99",
            "/favicon.ico",
            "/webjars/",
            "/static/lab.css")
        .map(path ->
            new Odd(
                "GET " + (path.length() > 50 ? path.substring(0, 50) + "…" : path),
                "GET " + path + " HTTP/1.1\r\n" + HOST,
                List.of(200, 302, 400, 404, 414, 431)));
  }

  private static Stream<Odd> headers() {
    return Stream.of(
            "A b: c",
            "A: \u0001",
            ": x",
            "A",
            "A: " + "a".repeat(20_000),
            "Cookie: predict=\u0001",
            "Cookie: predict=; predict=off; ;;=",
            "Accept: ;;;",
            "Accept: image/png",
            "Accept: a/b/c",
            "Accept-Language: ;;q=z",
            "Accept-Encoding: ,,,",
            "Range: bytes=x",
            "Range: bytes=9-1",
            "Range: bytes=99999999-",
            "If-Modified-Since: yesterday",
            "If-None-Match: ,,\"",
            "Expect: x",
            "Expect: 100-continue",
            "Upgrade: h2c\r\nHTTP2-Settings: x",
            "Content-Length: -1",
            "Content-Length: x",
            "Content-Length: 1\r\nContent-Length: 2",
            "Transfer-Encoding: foo",
            "Transfer-Encoding: chunked\r\nContent-Length: 3",
            "Content-Type: ;;",
            "HX-Request: maybe",
            "Last-Event-ID: a",
            "Host: other",
            "X-Lab-Token: \u00ff",
            "Sec-Fetch-Site: \u00ff",
            "Origin: ",
            "X-Forwarded-Host: evil",
            "Forwarded: host=evil",
            "X-HTTP-Method-Override: DELETE",
            "Connection: upgrade, close, x",
            "A: b\r\n c")
        .flatMap(header ->
            Stream.of("/q99", "/lab.css", "/q99/runs/x/events", "/q99/runs/x/story.md")
                .map(page ->
                    new Odd(
                        page + " with " + (header.length() > 50 ? header.substring(0, 50) : header),
                        "GET " + page + " HTTP/1.1\r\n" + HOST + header + "\r\n",
                        List.of(200, 204, 206, 304, 400, 403, 404, 406, 413, 416, 417, 431, 501))));
  }

  private static Stream<Odd> lines() {
    return Stream.of(
            "GARBAGE",
            "GET / HTTP/2.0",
            "GET / HTTP/0.8",
            "GET / HTTP/1.1 x",
            "\u0016\u0003\u0001",
            "PRI * HTTP/2.0",
            "OPTIONS * HTTP/1.1",
            "GET * HTTP/1.1",
            "GET / http/1.1",
            "GET / HTTP/1.",
            " GET / HTTP/1.1",
            "G\u00c4T / HTTP/1.1")
        .map(line -> new Odd(line, line + "\r\n" + HOST, List.of(400, 405, 501, 505)));
  }

  private static Stream<Odd> forms() {
    var fields = new ArrayList<Odd>();
    for (var body :
        List.of(
            "claim=%zz",
            "claim=%ff",
            "claim=none",
            "claim=shows&broken=maybe",
            "&&&===",
            "claim",
            "a".repeat(3_000_000),
            "a&".repeat(5_000),
            "claim=" + "a".repeat(100_000))) {
      var name = body.length() > 40 ? body.substring(0, 40) + "…" : body;
      for (var token : List.of(TOKEN, "")) {
        for (var type :
            List.of(
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/json")) {
          if (type.contains("www-form") || body.equals("claim=none")) {
            fields.add(
                new Odd(
                    "POST " + name + " as " + type + (token.isEmpty() ? " without its token" : ""),
                    "POST /q98/runs HTTP/1.1\r\n"
                        + HOST
                        + token
                        + "Content-Type: "
                        + type
                        + "\r\nContent-Length: "
                        + body.length()
                        + END
                        + body,
                    List.of(400, 403, 404, 413)));
          }
        }
      }
    }
    for (var run : List.of("%7Bx%7D", "x", "%0d%0aSet-Cookie:%20a=b", "%2e%2e", "a%20b")) {
      fields.add(
          new Odd(
              "stop " + run,
              "POST /q99/runs/" + run + "/stop HTTP/1.1\r\n" + HOST + TOKEN,
              List.of(302, 400, 404)));
    }
    fields.add(
        new Odd(
            "a chunk that is none",
            "POST /q98/runs HTTP/1.1\r\n"
                + HOST
                + TOKEN
                + "Content-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked"
                + END
                + "zz\r\n",
            List.of(400)));
    return fields.stream();
  }

  private static final String HOST = "Host: 127.0.0.1:PORT\r\n";
  private static final String TOKEN = "X-Lab-Token: THETOKEN\r\n";
  private static final String END = "\r\nConnection: close\r\n\r\n";

  @Test
  void noneMakesTheServerFailOrTell() throws IOException {
    var all =
        Stream.of(methods(), paths(), headers(), lines(), forms()).flatMap(each -> each).toList();
    assertThat(all).hasSizeGreaterThan(200);
    var token = server.token();
    var offences = new ArrayList<String>();
    for (var odd : all) {
      var text = odd.request().replace("PORT", "" + server.port()).replace("THETOKEN", token);
      var whole = text.contains("\r\n\r\n") ? text : text + END.strip() + "\r\n\r\n";
      var answer = server.raw(whole.getBytes(StandardCharsets.ISO_8859_1));
      objection(answer, odd).forEach(why -> offences.add(odd.what() + ": " + why));
    }

    assertThat(offences).isEmpty();
    assertThat(Files.readString(server.state().resolve("web.log")))
        .doesNotContain("\tat ", "ERROR");
    assertThat(server.get("/").statusCode()).isEqualTo(200);
  }

  private static List<String> objection(String answer, Odd odd) {
    var last = answer.replaceFirst("^HTTP/1.1 100 \r\n\r\n", ""); // what was promised follows
    var parts = last.split("\r\n\r\n", 2);
    var head = parts[0].toLowerCase(java.util.Locale.ROOT);
    if (!head.startsWith("http/1.1 ")) {
      return List.of("no answer: " + head);
    }
    int status = Integer.parseInt(head.substring(9, 12));
    var why = new ArrayList<String>();
    if (!odd.statuses().contains(status)) {
      why.add("status " + status);
    }
    POLICY.stream().filter(header -> !head.contains(header)).forEach(why::add);
    var body = parts.length < 2 ? "" : parts[1];
    if (status >= 400 && CLASS_NAME.matcher(body).find()) {
      why.add("tells of the server: " + body);
    }
    if (status >= 400
        && !body.isEmpty()
        && !head.contains("text/html")
        && body.strip().lines().count() > 3) {
      why.add("more than a sentence: " + body);
    }
    return why;
  }
}
