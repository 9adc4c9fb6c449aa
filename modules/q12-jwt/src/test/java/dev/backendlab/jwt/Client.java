package dev.backendlab.jwt;

import java.net.http.HttpClient;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/**
 * What a browser or an app does with the two services.
 *
 * @param http of one of them
 */
record Client(RestClient http) {

  private static final ClientHttpRequestFactory REQUESTS =
      new JdkClientHttpRequestFactory(
          HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
  private static final Map<String, String> PASSWORDS =
      Map.of("ada", "analytical-engine", "bob", "can-we-fix-it");

  /** One that tells nobody of what it does. */
  static Client of(String url) {
    return new Client(
        RestClient.builder()
            .requestFactory(REQUESTS)
            .baseUrl(url)
            .defaultStatusHandler(status -> true, (request, response) -> {})
            .build());
  }

  record Tokens(String accessToken, String refreshToken) {}

  Tokens login(String user) {
    return Objects.requireNonNull(post("/login", credentials(user)).body(Tokens.class));
  }

  String openSession(String user) {
    var opened = post("/sessions", credentials(user)).body(Session.class);
    return Objects.requireNonNull(opened).session();
  }

  /** What came of a refresh; without tokens where it was refused. */
  record Refreshed(int status, @Nullable Tokens tokens) {

    /** The token for the next refresh; that of a refused one is refused again. */
    String next() {
      return tokens == null ? "" : tokens.refreshToken();
    }
  }

  Refreshed refresh(String refreshToken) {
    var answer = post("/refresh", Map.of("refreshToken", refreshToken)).toEntity(Tokens.class);
    return new Refreshed(answer.getStatusCode().value(), answer.getBody());
  }

  void logout(Tokens tokens) {
    http.post()
        .uri("/logout")
        .header(HttpHeaders.AUTHORIZATION, "Bearer " + tokens.accessToken())
        .contentType(MediaType.APPLICATION_JSON)
        .body(Map.of("refreshToken", tokens.refreshToken()))
        .retrieve()
        .toBodilessEntity();
  }

  /** The status of a request with this token. */
  int get(String path, String token) {
    return http.get()
        .uri(path)
        .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
        .retrieve()
        .toBodilessEntity()
        .getStatusCode()
        .value();
  }

  private record Session(String session) {}

  private RestClient.ResponseSpec post(String path, Object body) {
    return http.post().uri(path).contentType(MediaType.APPLICATION_JSON).body(body).retrieve();
  }

  private static Map<String, String> credentials(String user) {
    return Map.of("user", user, "password", PASSWORDS.get(user));
  }
}
