package dev.backendlab.jwt.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import dev.backendlab.kit.Answer;
import dev.backendlab.kit.Http;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(classes = IssuerApplication.class, webEnvironment = RANDOM_PORT)
class LoginTest {

  static final Map<String, String> ADA = Map.of("user", "ada", "password", "analytical-engine");

  private final Http http;
  private final AccessTokens accessTokens;

  LoginTest(@LocalServerPort int port, @Autowired AccessTokens accessTokens) {
    this.http = Http.silent("http://127.0.0.1:" + port);
    this.accessTokens = accessTokens;
  }

  record Tokens(String accessToken, String refreshToken) {}

  @Test
  void aWrongPasswordAndAnUnknownUserGetTheSameAnswer() {
    var wrong = http.post("/login", Map.of("user", "ada", "password", "guess"));
    var unknown = http.post("/login", Map.of("user", "eve", "password", "guess"));
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(unknown.status()).isEqualTo(401);
    assertThat(unknown.body()).isEqualTo(wrong.body());
  }

  @Test
  void aRefreshTokenWorksOnce() {
    var first = login(ADA).refreshToken();
    var second = refresh(first);
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.as(Tokens.class).refreshToken()).isNotEqualTo(first);
    assertThat(refresh(first).status()).isEqualTo(401);
  }

  @Test
  void reuseEndsTheLoginAndNoOther() {
    var other = login(ADA).refreshToken();
    var first = login(ADA).refreshToken();
    var second = refresh(first).as(Tokens.class).refreshToken();
    refresh(first);
    assertThat(refresh(second).status()).isEqualTo(401);
    assertThat(refresh(other).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a", "a.b", "a.b.c", "* *"})
  void inventedRefreshTokensAreRefused(String invented) {
    assertThat(refresh(invented).status()).isEqualTo(401);
  }

  @Test
  void theSubjectIsTheAccountsNameHoweverItWasTyped() {
    var shouting = Map.of("user", "ADA", "password", "analytical-engine");
    var tokens = login(shouting);
    assertThat(subject(tokens)).isEqualTo("ada");
    assertThat(subject(refresh(tokens.refreshToken()).as(Tokens.class))).isEqualTo("ada");
  }

  @Test
  void theKeySetHasNoSecretInIt() {
    var published = http.get("/.well-known/jwks.json").body();
    assertThat(published).contains("\"kty\":\"RSA\"", "\"n\":", "\"e\":\"AQAB\"");
    for (var secret : List.of("\"d\"", "\"p\"", "\"q\"", "\"dp\"", "\"dq\"", "\"qi\"")) {
      assertThat(published).doesNotContain(secret);
    }
  }

  private Tokens login(Map<String, String> credentials) {
    return http.post("/login", credentials).as(Tokens.class);
  }

  private Answer refresh(String token) {
    return http.post("/refresh", Map.of("refreshToken", token));
  }

  private String subject(Tokens tokens) {
    return accessTokens.read(tokens.accessToken()).orElseThrow().getSubject();
  }
}
