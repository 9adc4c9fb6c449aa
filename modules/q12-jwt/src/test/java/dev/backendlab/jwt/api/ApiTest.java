package dev.backendlab.jwt.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendlab.jwt.issuer.IssuerApplication;
import dev.backendlab.jwt.issuer.SigningKeys;
import dev.backendlab.kit.Answer;
import dev.backendlab.kit.App;
import dev.backendlab.kit.Http;
import dev.backendlab.kit.StubServer;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiTest {

  private static final String ADA = KeyServer.token(JwtVerifierTest.ADA);

  private KeyServer issuer;
  private App api;

  @BeforeAll
  void start() throws IOException {
    issuer = new KeyServer();
    api = apiOf(issuer.url().toString()).start();
  }

  @AfterAll
  void stop() {
    api.close();
    issuer.close();
  }

  private static App.Starter apiOf(String issuer) {
    return App.of(ApiApplication.class).with("api.issuer", "me").with("api.issuer-url", issuer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer ", "bearer ", "BEARER   "})
  void theSchemesCaseIsOfNoMatter(String scheme) {
    var answer = get(api, "/me", scheme + ADA);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).contains("ada");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer", "Basic YWRhOng="})
  void withoutATokenOneIsAskedFor(String authorization) {
    isRefused(get(api, "/me", authorization), 401, "Bearer");
  }

  @Test
  void aTokenThatIsRefusedSaysSoAndNotWhy() {
    var answer = get(api, "/me", "Bearer " + ADA + "x");
    isRefused(answer, 401, "Bearer error=\"invalid_token\"");
    assertThat(answer.body()).doesNotContain("signature");
  }

  @Test
  void aRoleThatIsMissingIs403() {
    isRefused(get(api, "/accounts", "Bearer " + ADA), 403, "Bearer error=\"insufficient_scope\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"ADMIN\"", "{\"0\":\"ADMIN\"}", "5", "[\"\"]", "[5]", "null"})
  void oddRolesAreRefused(String roles) {
    var token = KeyServer.token(JwtVerifierTest.ADA.replace("[\"CUSTOMER\"]", roles));
    isRefused(get(api, "/me", "Bearer " + token), 401, "Bearer error=\"invalid_token\"");
  }

  @ParameterizedTest
  @CsvSource({"GET, /nothing, 404", "POST, /me, 405"})
  void otherMistakesGetAProblemDocument(String method, String path, int status) {
    var ada = Http.silent(api.url()).with("Authorization", "Bearer " + ADA);
    isRefused(ada.send(HttpMethod.valueOf(method), path, null), status, "none");
  }

  @Test
  void aServiceBornWhileTheIssuerIsAwayCannotDecide() {
    try (var late = apiOf("http://127.0.0.1:1").start()) {
      isRefused(get(late, "/me", "Bearer " + ADA), 503, "none");
      isRefused(get(late, "/me", "Bearer session_x"), 503, "none");
    }
  }

  @Test
  void aServiceThatGetsNoKeySetCannotDecide() {
    try (var proxy = StubServer.answering(200, "<html>Please log in.</html>");
        var late = apiOf(proxy.url()).start()) {
      isRefused(get(late, "/me", "Bearer " + ADA), 503, "none");
    }
  }

  @Test
  void aNextServiceThatIsAwayIsNoErrorOfOurs() {
    try (var first =
        apiOf(issuer.url().toString()).with("api.next", "http://127.0.0.1:1").start()) {
      isRefused(get(first, "/checkout", "Bearer " + ADA), 503, "none");
    }
  }

  @Test
  void aTokenOfThePreviousKeyIsDeniedAfterItsLogout() {
    try (var real = App.start(IssuerApplication.class);
        var careful =
            App.of(ApiApplication.class)
                .with("api.issuer-url", real.url())
                .with("api.deny-list", true)
                .start()) {
      var login =
          Http.silent(real.url())
              .post("/login", Map.of("user", "ada", "password", "analytical-engine"))
              .as(Tokens.class);
      var bearer = "Bearer " + login.accessToken();
      assertThat(get(careful, "/me", bearer).status()).isEqualTo(200);
      real.bean(SigningKeys.class).rotate();
      var logout =
          Http.silent(real.url())
              .with("Authorization", bearer)
              .post("/logout", Map.of("refreshToken", login.refreshToken()));
      assertThat(logout.status()).isEqualTo(204);
      assertThat(get(careful, "/me", bearer).status()).isEqualTo(401);
    }
  }

  record Tokens(String accessToken, String refreshToken) {}

  private static Answer get(App api, String path, String authorization) {
    return Http.silent(api.url()).with("Authorization", authorization).get(path);
  }

  private static void isRefused(Answer answer, int status, String challenge) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.header("WWW-Authenticate")).isEqualTo(challenge);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.body()).doesNotContain("Exception", "\tat ");
  }
}
