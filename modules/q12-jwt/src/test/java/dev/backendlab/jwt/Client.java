package dev.backendlab.jwt;

import dev.backendlab.kit.Answer;
import dev.backendlab.kit.App;
import dev.backendlab.kit.Http;
import dev.backendlab.kit.Stage;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.http.HttpMethod;

/** A browser or an app, as one of the two services sees it. */
record Client(Http http) {

  private static final Map<String, String> PASSWORDS =
      Map.of("ada", "analytical-engine", "bob", "can-we-fix-it");

  /** One of whom the story hears nothing. */
  static Client of(String url) {
    return new Client(Http.silent(url));
  }

  /** One whose requests are told. */
  static Client of(Stage stage, String name, App to) {
    return new Client(stage.http(name, to));
  }

  record Tokens(String accessToken, String refreshToken) {}

  Tokens login(String user) {
    return http.post("/login", credentials(user)).as(Tokens.class);
  }

  String openSession(String user) {
    return http.post("/sessions", credentials(user)).as(Session.class).session();
  }

  Answer refresh(String refreshToken) {
    return http.post("/refresh", Map.of("refreshToken", refreshToken));
  }

  int logout(Tokens tokens) {
    return bearing(tokens.accessToken())
        .post("/logout", Map.of("refreshToken", tokens.refreshToken()))
        .status();
  }

  int endSession(String session) {
    return bearing(session).send(HttpMethod.DELETE, "/sessions", null).status();
  }

  /** The status of a request with this token. */
  int get(String path, String token) {
    return bearing(token).get(path).status();
  }

  /** The same request again and again. */
  void times(int requests, String path, String token) {
    IntStream.range(0, requests).forEach(i -> get(path, token));
  }

  private Http bearing(String token) {
    return http.with("Authorization", "Bearer " + token);
  }

  private record Session(String session) {}

  private static Map<String, String> credentials(String user) {
    return Map.of("user", user, "password", PASSWORDS.get(user));
  }
}
