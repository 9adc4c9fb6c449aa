package dev.backendlab.jwt.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;

@SpringBootTest(classes = IssuerApplication.class, webEnvironment = RANDOM_PORT)
class LoginTest {

  @LocalServerPort int port;
  private RestClient http;

  @BeforeEach
  void client() {
    http =
        RestClient.builder()
            .baseUrl("http://127.0.0.1:" + port)
            .defaultStatusHandler(status -> true, (request, response) -> {})
            .build();
  }

  @Test
  void theRightPasswordGivesBothTokens() {
    assertThat(login()).containsOnlyKeys("accessToken", "refreshToken");
  }

  @Test
  void aWrongPasswordAndAnUnknownUserGetTheSameAnswer() {
    var wrong = post("/login", Map.of("user", "ada", "password", "guess"));
    var unknown = post("/login", Map.of("user", "eve", "password", "guess"));
    assertThat(wrong.getStatusCode()).isEqualTo(HttpStatus.UNAUTHORIZED);
    assertThat(unknown.getStatusCode()).isEqualTo(wrong.getStatusCode());
    assertThat(unknown.getBody()).isEqualTo(wrong.getBody());
  }

  @Test
  void anIncompleteRequestIsTheCallersFault() {
    assertThat(post("/login", Map.of()).getStatusCode()).isEqualTo(HttpStatus.UNAUTHORIZED);
    assertThat(post("/refresh", Map.of()).getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
    assertThat(post("/logout", Map.of()).getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
  }

  @Test
  void aRefreshTokenWorksOnce() {
    var first = refreshToken(login());
    var second = refresh(first);
    assertThat(second.getStatusCode()).isEqualTo(HttpStatus.OK);
    assertThat(body(second))
        .doesNotContainValue(first)
        .containsOnlyKeys("accessToken", "refreshToken");
    assertThat(refresh(first).getStatusCode()).isEqualTo(HttpStatus.UNAUTHORIZED);
  }

  @Test
  void reuseEndsTheLoginAndNoOther() {
    var other = refreshToken(login());
    var first = refreshToken(login());
    var second = refreshToken(body(refresh(first)));
    refresh(first);
    assertThat(refresh(second).getStatusCode()).isEqualTo(HttpStatus.UNAUTHORIZED);
    assertThat(refresh(other).getStatusCode()).isEqualTo(HttpStatus.OK);
  }

  @Test
  void inventedRefreshTokensAreRefused() {
    for (var invented : new String[] {"", ".", "..", "a", "a.b", "a.b.c", "* *"}) {
      assertThat(refresh(invented).getStatusCode()).as(invented).isEqualTo(HttpStatus.UNAUTHORIZED);
    }
  }

  @Test
  void logoutEndsTheLogin() {
    var tokens = login();
    http.post()
        .uri("/logout")
        .header("Authorization", "Bearer " + tokens.get("accessToken"))
        .contentType(MediaType.APPLICATION_JSON)
        .body(Map.of("refreshToken", refreshToken(tokens)))
        .retrieve()
        .toBodilessEntity();
    assertThat(refresh(refreshToken(tokens)).getStatusCode()).isEqualTo(HttpStatus.UNAUTHORIZED);
  }

  @Test
  void theKeySetHasNoSecretInIt() {
    var keys = http.get().uri("/.well-known/jwks.json").retrieve().body(String.class);
    assertThat(keys).contains("\"kty\":\"RSA\"", "\"n\":", "\"e\":\"AQAB\"");
    for (var secret : new String[] {"\"d\"", "\"p\"", "\"q\"", "\"dp\"", "\"dq\"", "\"qi\""}) {
      assertThat(keys).doesNotContain(secret);
    }
  }

  private Map<String, String> login() {
    return body(post("/login", Map.of("user", "ada", "password", "analytical-engine")));
  }

  private static String refreshToken(Map<String, String> tokens) {
    return Objects.requireNonNull(tokens.get("refreshToken"));
  }

  private static Map<String, String> body(ResponseEntity<Map<String, String>> answer) {
    return Objects.requireNonNull(answer.getBody());
  }

  private ResponseEntity<Map<String, String>> refresh(String token) {
    return post("/refresh", Map.of("refreshToken", token));
  }

  private ResponseEntity<Map<String, String>> post(String path, Object body) {
    return http.post()
        .uri(path)
        .contentType(MediaType.APPLICATION_JSON)
        .body(body)
        .retrieve()
        .toEntity(new ParameterizedTypeReference<>() {});
  }
}
