package dev.backendlab.oauth;

import dev.backendlab.oauth.PrintsApplication.Settings;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;
import org.springframework.web.util.UriComponentsBuilder;

/** A client as a claim plays it, or a thief in its place. */
final class Client extends OAuthClient {

  private final String login;
  private final String id;
  private final String method;

  /** One that challenges by this method: S256, plain or none. The camera has no secret. */
  Client(String login, String id, String method) {
    super(new Settings(login, "", id, id + "-secret"), RestClient.builder());
    this.login = login;
    this.id = id;
    this.method = method;
  }

  /** What came back, and what everybody could read who saw the address at the beginning. */
  record Code(String code, String error, String verifier, String challenge) {}

  @Override
  String challenge(Login begun) {
    return switch (method) {
      case "plain" -> "&code_challenge_method=plain&code_challenge=" + begun.verifier();
      case "none" -> "";
      default -> super.challenge(begun);
    };
  }

  @Override
  ResponseEntity<String> ask(String path, String form, Object... values) {
    return super.ask(path, form + "&client_id=" + id, values);
  }

  @Override
  void prove(HttpHeaders headers) {
    if (!id.equals("camera")) {
      super.prove(headers);
    }
  }

  /** Of this user, who agrees to these scopes. */
  Code code(Visitor user, String scopes) {
    var begun = Login.begun();
    var address = authorization(begun, redirectUri(), scopes).toString();
    var back = user.agrees(address, scopes.split(" "));
    var verifier = method.equals("none") ? "" : begun.verifier();
    return new Code(in(back, "code"), in(back, "error"), verifier, in(address, "code_challenge"));
  }

  private static String in(String address, String name) {
    var values = UriComponentsBuilder.fromUriString(address).build().getQueryParams();
    return Objects.requireNonNullElse(values.getFirst(name), "");
  }

  /** On any port, as the application's settings have it. */
  private String redirectUri() {
    return "http://127.0.0.1/" + (id.equals("prints") ? "callback" : id);
  }

  /** Exchanges a code; without a verifier where it is empty. */
  ResponseEntity<String> redeem(Code code, String verifier) {
    return exchange(code.code(), redirectUri(), verifier);
  }

  /** The tokens that come of a user's consent. */
  Tokens tokens(Visitor user, String scopes) {
    var code = code(user, scopes);
    return Tokens.in(redeem(code, code.verifier()));
  }

  /** For itself, and no user. */
  Tokens credentials(String scope) {
    return Tokens.in(ask("/oauth2/token", "grant_type=client_credentials&scope={scope}", scope));
  }

  boolean isActive(String token) {
    var said = ask("/oauth2/introspect", "token={token}", token).getBody();
    return String.valueOf(said).contains("\"active\":true");
  }

  void revoke(String token) {
    ask("/oauth2/revoke", "token={token}", token);
  }

  /** Three tries of a thief, each with a code of its own: alone, with challenge, with a guess. */
  List<Integer> thefts(Visitor user, String scopes) {
    return Stream.<Function<Code, String>>of(c -> "", Code::challenge, c -> "x".repeat(43))
        .map(verifier -> {
          var stolen = code(user, scopes);
          return redeem(stolen, verifier.apply(stolen)).getStatusCode().value();
        })
        .toList();
  }

  /** What the server answers, distinct, when it is to send codes to these addresses. */
  List<String> answersTo(List<String> redirectUris) {
    var nobody = new Visitor("nobody", "");
    return redirectUris.stream()
        .map(to -> nobody.get(authorization(Login.begun(), to, "openid").toString()))
        .map(answer ->
            answer.statusCode()
                + answer.headers().firstValue("Location").map(to -> " to " + to).orElse(""))
        .map(answer -> answer.replace(login + "/login", "login"))
        .distinct()
        .toList();
  }
}
