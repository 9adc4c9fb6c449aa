package dev.backendlab.jwt.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import dev.backendlab.kit.Answer;
import dev.backendlab.kit.App;
import dev.backendlab.kit.Http;
import dev.backendlab.redis.RedisServer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;

@SpringBootTest(classes = IssuerApplication.class, webEnvironment = RANDOM_PORT)
class BadRequestsTest {

  private final Http http;

  BadRequestsTest(@LocalServerPort int port) {
    this.http = Http.silent("http://127.0.0.1:" + port);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/login   | {}                                          | user",
        "/login   | {\"user\":\"ada\"}                          | password",
        "/login   | {\"user\":null,\"password\":\"x\"}          | user",
        "/login   | {\"user\":5,\"password\":\"x\"}             | user",
        "/login   | {\"user\":true,\"password\":\"x\"}          | user",
        "/login   | {\"user\":\"ada\",\"password\":1.5}         | password",
        "/login   | {\"user\":\"a\\u0000\",\"password\":\"x\"}  | user",
        "/login   | {\"user\":\"ada\",\"password\":\"\\ud800\"} | password",
        "/sessions| {\"user\":\"ada\",\"password\":[]}          | password",
        "/refresh | {}                                          | refreshToken",
        "/refresh | {\"refreshToken\":\"\\u0000\"}              | refreshToken",
        "/refresh | {\"refreshToken\":                          | body",
        "/refresh | []                                          | body",
        "/logout  | {}                                          | refreshToken",
      })
  void aFieldThatIsNoTextIsNamed(String path, String body, String field) {
    isRefused(http.post(path, body), 400, field);
  }

  @Test
  void aTextOfAMegabyteIsRefused() {
    var long_ = "x".repeat(1_200_000);
    isRefused(http.post("/login", Map.of("user", long_, "password", "x")), 400, "user");
    isRefused(http.post("/refresh", Map.of("refreshToken", long_)), 400, "refreshToken");
  }

  @Test
  void otherMistakesGetAProblemDocumentToo() {
    isRefused(http.get("/nothing"), 404, "");
    isRefused(http.get("/login"), 405, "");
    isRefused(http.send(HttpMethod.POST, "/introspect", null), 400, "token");
  }

  @Test
  void withoutRedisTheAnswerIs503() {
    try (var store = RedisServer.start();
        var lonely = App.of(IssuerApplication.class).on(store).start()) {
      store.stop();
      isRefused(Http.silent(lonely.url()).post("/login", LoginTest.ADA), 503, "");
    }
  }

  static void isRefused(Answer answer, int status, String field) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.body()).contains(field).doesNotContain("Exception", "\tat ");
  }
}
