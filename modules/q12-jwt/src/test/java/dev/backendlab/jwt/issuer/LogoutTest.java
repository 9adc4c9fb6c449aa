package dev.backendlab.jwt.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import dev.backendlab.kit.Answer;
import dev.backendlab.kit.Http;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.redis.core.StringRedisTemplate;

@SpringBootTest(classes = IssuerApplication.class, webEnvironment = RANDOM_PORT)
class LogoutTest {

  private final Http http;
  private final AccessTokens accessTokens;
  private final SigningKeys keys;
  private final StringRedisTemplate redis;
  private final IssuerProperties issuer;

  LogoutTest(
      @LocalServerPort int port,
      @Autowired AccessTokens accessTokens,
      @Autowired SigningKeys keys,
      @Autowired StringRedisTemplate redis,
      @Autowired IssuerProperties issuer) {
    this.http = Http.silent("http://127.0.0.1:" + port);
    this.accessTokens = accessTokens;
    this.keys = keys;
    this.redis = redis;
    this.issuer = issuer;
  }

  @Test
  void logoutEndsTheLogin() {
    var tokens = login();
    assertThat(logout("Bearer " + tokens.accessToken(), tokens).status()).isEqualTo(204);
    assertThat(refresh(tokens)).isEqualTo(401);
    assertThat(isDenied(tokens)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bearer ", "BEARER ", "Bearer   "})
  void theSchemesCaseIsOfNoMatter(String scheme) {
    var tokens = login();
    assertThat(logout(scheme + tokens.accessToken(), tokens).status()).isEqualTo(204);
    assertThat(isDenied(tokens)).isTrue();
  }

  @Test
  void aTokenOfThePreviousKeyCanBeDenied() {
    var tokens = login();
    keys.rotate();
    assertThat(logout("Bearer " + tokens.accessToken(), tokens).status()).isEqualTo(204);
    assertThat(isDenied(tokens)).isTrue();
  }

  @Test
  void aTokenOfAWithdrawnKeyCanBeDeniedSinceServicesMayStillTakeIt() {
    var tokens = login();
    keys.withdraw(keys.current().id());
    assertThat(logout("Bearer " + tokens.accessToken(), tokens).status()).isEqualTo(204);
    assertThat(isDenied(tokens)).isTrue();
  }

  @Test
  void logoutIsPossibleAfterTheTokenHasExpired() {
    var tokens = login();
    var over = accessTokens.issue("ada", List.of(), Duration.ofMinutes(-10));
    assertThat(logout("Bearer " + over, tokens).status()).isEqualTo(204);
    assertThat(refresh(tokens)).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer", "Bearer x", "Bearer a.b.c", "Basic YWRhOng="})
  void whatIsNoTokenOfOursIsNotSaidToBeLoggedOut(String authorization) {
    var tokens = login();
    var answer = logout(authorization, tokens);
    BadRequestsTest.isRefused(answer, 401, "");
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    assertThat(refresh(tokens)).isEqualTo(200);
  }

  private LoginTest.Tokens login() {
    return http.post("/login", LoginTest.ADA).as(LoginTest.Tokens.class);
  }

  private int refresh(LoginTest.Tokens tokens) {
    return http.post("/refresh", Map.of("refreshToken", tokens.refreshToken())).status();
  }

  private Answer logout(String authorization, LoginTest.Tokens tokens) {
    return http.with("Authorization", authorization)
        .post("/logout", Map.of("refreshToken", tokens.refreshToken()));
  }

  private boolean isDenied(LoginTest.Tokens tokens) {
    var id = accessTokens.read(tokens.accessToken()).orElseThrow().getId();
    return redis.hasKey(issuer.redisPrefix() + "denied:" + id);
  }
}
