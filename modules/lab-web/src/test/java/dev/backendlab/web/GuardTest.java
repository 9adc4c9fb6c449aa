package dev.backendlab.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardTest {

  @TempDir private static Path folder;
  private static LabServer server;

  @BeforeAll
  static void start() throws IOException {
    server = LabServer.onFixture(folder);
    var module = server.root().resolve("modules/q99-fixture");
    Files.writeString(folder.resolve("secret.java"), "the secret");
    Files.createSymbolicLink(module.resolve("src/link.java"), folder.resolve("secret.java"));
    Files.createSymbolicLink(module.resolve("src/out"), folder);
    Files.writeString(server.root().resolve("modules/other.java"), "the secret");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Host: 127.0.0.1:PORT                                                      | 200
          Host: localhost:PORT                                                      | 200
          Host: LOCALHOST:PORT                                                      | 200
          Host: [::1]:PORT                                                          | 200
          Host: evil.example:PORT                                                   | 421
          Host: evil.example                                                        | 421
          Host: 127.0.0.1                                                           | 421
          Host: 127.0.0.1:1                                                         | 421
          Host: localhost.evil.example:PORT                                         | 421
          Host: 127.0.0.1.nip.io:PORT                                               | 421
          Host: 127.0.0.1:PORT;Origin: http://evil.example                          | 403
          Host: 127.0.0.1:PORT;Origin: null                                         | 403
          Host: 127.0.0.1:PORT;Origin: https://127.0.0.1:PORT                       | 403
          Host: 127.0.0.1:PORT;Origin: http://127.0.0.1:PORT                        | 200
          Host: 127.0.0.1:PORT;Origin: http://localhost:PORT                        | 200
          Host: 127.0.0.1:PORT;Origin: 127.0.0.1:PORT                               | 403
          Host: 127.0.0.1:PORT;Origin: //127.0.0.1:PORT                             | 403
          Host: 127.0.0.1:PORT;Origin: ftp://127.0.0.1:PORT                         | 403
          Host: 127.0.0.1:PORT;Origin: http://127.0.0.1                             | 403
          Host: 127.0.0.1:PORT;Origin: http://127.0.0.1:PORT.evil.example           | 403
          Host: 127.0.0.1:PORT;Origin: http://a@127.0.0.1:PORT                      | 403
          Host: 127.0.0.1:PORT;Origin: http://http://127.0.0.1:PORT                 | 403
          Host: 127.0.0.1:PORT;Origin:                                              | 403
          Host: 127.0.0.1:PORT;Origin: http://127.0.0.1:PORT;Origin: http://evil.example | 400
          Host: 127.0.0.1:PORT;Origin: http://127.0.0.1:PORT;Origin: http://127.0.0.1:PORT | 400
          Host: 127.0.0.1:PORT;Sec-Fetch-Site: same-origin;Sec-Fetch-Site: cross-site | 400
          Host: 127.0.0.1:PORT;Sec-Fetch-Site: none;Sec-Fetch-Mode: navigate;Sec-Fetch-Mode: cors | 400
          Host: 127.0.0.1:PORT;Sec-Fetch-Site: none;Sec-Fetch-Dest: document;Sec-Fetch-Dest: iframe | 400
          Host: 127.0.0.1:PORT;Host: 127.0.0.1:PORT                                 | 400
          Host: 127.0.0.1:PORT;Sec-Fetch-Site: cross-site                           | 403
          Host: 127.0.0.1:PORT;Sec-Fetch-Site: same-site                            | 403
          Host: 127.0.0.1:PORT;Sec-Fetch-Site: cross-site;Sec-Fetch-Mode: navigate;Sec-Fetch-Dest: document | 200
          Host: 127.0.0.1:PORT;Sec-Fetch-Site: cross-site;Sec-Fetch-Mode: navigate;Sec-Fetch-Dest: iframe   | 403
          Host: 127.0.0.1:PORT;Sec-Fetch-Site: same-origin                          | 200
          """)
  void letsInWhoComesFromHere(String headers, int status) {
    assertThat(raw("GET /q99 HTTP/1.1", headers, "")).startsWith("HTTP/1.1 " + status + " ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          POST    |                                              |              | 403
          POST    |                                              | token=       | 403
          POST    |                                              | token=00     | 403
          POST    | X-Lab-Token: TOKEN0                          |              | 403
          POST    | X-Lab-Token: TOKEN;Origin: http://a.example  |              | 403
          POST    | X-Lab-Token: TOKEN;Sec-Fetch-Site: same-site |              | 403
          POST    | X-Lab-Token: TOKEN;Sec-Fetch-Site: cross-site;Sec-Fetch-Mode: navigate;Sec-Fetch-Dest: document | | 403
          POST    | X-Lab-Token: TOKEN                           | claim=none   | 404
          POST    |                                              | token=TOKEN&claim=none | 404
          PUT     | X-Lab-Token: TOKEN                           |              | 405
          DELETE  | X-Lab-Token: TOKEN                           |              | 405
          OPTIONS | X-Lab-Token: TOKEN                           |              | 405
          """)
  void refusesAPostWithoutItsToken(String method, String headers, String body, int status) {
    var all = "Host: 127.0.0.1:PORT" + (headers == null ? "" : ";" + headers);
    assertThat(raw(method + " /q99/runs HTTP/1.1", all, body == null ? "" : body))
        .startsWith("HTTP/1.1 " + status + " ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "src/../../../docs/questions.md",
        "src/../../other.java",
        "../other.java",
        "../../docs/questions.md",
        "src/%2e%2e/%2e%2e/other.java",
        "src/..%2f..%2fother.java",
        "src/%252e%252e/%252e%252e/other.java",
        "src/..;/../other.java",
        "src/..%5c..%5cother.java",
        "%2fetc%2fpasswd",
        "/etc/passwd",
        "src/link.java",
        "src/out/secret.java",
        "src/%00.java",
        "pom.xml",
        "target/lab-built",
        "README.md",
        "src",
        "src/nothing.java"
      })
  void theCodeViewServesSourcesOfTheModuleOnly(String path) {
    var answer = raw("GET /q99/source/" + path + " HTTP/1.1", "Host: 127.0.0.1:PORT", "");
    assertThat(answer).containsPattern("^HTTP/1.1 (400|404) ").doesNotContain("the secret");
    assertThat(raw("GET /q99/source/" + BOX + " HTTP/1.1", "Host: 127.0.0.1:PORT", ""))
        .startsWith("HTTP/1.1 200 ")
        .contains("&lt;thing&gt;");
  }

  @Test
  void theServerAsAWholeIsAskedAboutByNobodyElse() {
    assertThat(raw("OPTIONS * HTTP/1.1", "Host: evil.example", "")).startsWith("HTTP/1.1 421 ");
    assertThat(raw("OPTIONS * HTTP/1.1", "Host: 127.0.0.1:PORT", "")).startsWith("HTTP/1.1 405 ");
  }

  private static final String BOX = "src/main/java/dev/backendlab/fixture/Box.java";

  @Test
  void everyAnswerCarriesThePolicy() {
    for (var path : new String[] {"/", "/q99", "/nowhere", "/lab.css"}) {
      var headers = server.get(path).headers();
      assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
          .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
          .doesNotContain("unsafe");
      assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
    }
    assertThat(raw("GET / HTTP/1.1", "Host: evil.example", "")).contains("default-src 'none'");
  }

  @Test
  void noPageHasScriptsOrStylesInIt() {
    for (var path : new String[] {"/", "/q99", "/q99/predict", "/q99/runs", "/q99/compare", "/x"}) {
      assertThat(server.page(path))
          .as(path)
          .doesNotContainPattern("<script(?![^>]* src=)")
          .doesNotContainPattern("<style|\\sstyle=|\\son\\w+=\"")
          .doesNotContainPattern("(src=|<link[^>]* href=)\"(https?:)?//");
    }
  }

  @Test
  void htmlInAReadmeIsShownAndNotObeyed() {
    assertThat(server.page("/q99"))
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;img src=x")
        .doesNotContain("<script>alert", "javascript:", "<img");
  }

  /** As it stands, without what a client library would put right. */
  private static String raw(String line, String headers, String body) {
    var port = String.valueOf(server.port());
    var token = server.token();
    var sent = body.replace("TOKEN", token).getBytes(StandardCharsets.UTF_8);
    var head =
        line
            + "\r\n"
            + headers.replace("PORT", port).replace("TOKEN", token).replaceAll("; *", "\r\n");
    var request =
        head
            + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
            + sent.length
            + "\r\nConnection: close\r\n\r\n";
    return server.raw(request.getBytes(StandardCharsets.UTF_8), sent);
  }
}
