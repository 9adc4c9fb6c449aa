package dev.backendlab.jwt;

import dev.backendlab.kit.Http;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A browser or an app, as one of the two services sees it. */
record Client(Http http) {

  private static final Map<String, String> PASSWORDS =
      Map.of("ada", "analytical-engine", "bob", "can-we-fix-it");

  /** One of whom the story hears nothing. */
  static Client of(String url) {
    return new Client(Http.silent(url));
  }

  record Tokens(String accessToken, String refreshToken) {}

  Tokens login(String user) {
    return http.post("/login", credentials(user)).as(Tokens.class);
  }

  String openSession(String user) {
    return http.post("/sessions", credentials(user)).as(Session.class).session();
  }

  /** The outcome of a refresh; without tokens where it was refused. */
  record Refreshed(int status, @Nullable Tokens tokens) {

    /** The token for the next refresh; that of a refused one is refused again. */
    String next() {
      return tokens == null ? "" : tokens.refreshToken();
    }
  }

  Refreshed refresh(String refreshToken) {
    var answer = http.post("/refresh", Map.of("refreshToken", refreshToken));
    var tokens = answer.status() == 200 ? answer.as(Tokens.class) : null;
    return new Refreshed(answer.status(), tokens);
  }

  void logout(Tokens tokens) {
    bearing(tokens.accessToken()).post("/logout", Map.of("refreshToken", tokens.refreshToken()));
  }

  /** The status of a request with this token. */
  int get(String path, String token) {
    return bearing(token).get(path).status();
  }

  private Http bearing(String token) {
    return http.with("Authorization", "Bearer " + token);
  }

  private record Session(String session) {}

  private static Map<String, String> credentials(String user) {
    return Map.of("user", user, "password", PASSWORDS.get(user));
  }
}
