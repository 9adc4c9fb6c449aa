package dev.backendlab.oauth;

import static org.springframework.http.MediaType.TEXT_HTML_VALUE;

import dev.backendlab.oauth.OAuthClient.Login;
import dev.backendlab.oauth.OAuthClient.Tokens;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.HtmlUtils;

/** The pages of the printing service. */
@RestController
class PrintController {

  private static final String SCOPES = "openid photos.read photos.write";

  private final Map<String, Tokens> connections = new ConcurrentHashMap<>();
  private final OAuthClient login;
  private final RestClient photos;

  PrintController(OAuthClient login, PrintsApplication.Settings prints, RestClient.Builder client) {
    this.login = login;
    this.photos = client.baseUrl(prints.photosUrl()).build();
  }

  /** What it holds for a user: tokens, and never a password. */
  @Nullable Tokens connectionOf(String user) {
    return connections.get(user);
  }

  @GetMapping(path = "/", produces = TEXT_HTML_VALUE)
  String home(HttpSession session) {
    if (!(session.getAttribute("user") instanceof String user)) {
      return "<h1>Prints</h1><a id=\"login\" href=\"/connect\">Log in with Photos</a>";
    }
    return "<h1>Prints</h1><p>You are %s.</p><p>To print: %s</p>"
        .formatted(HtmlUtils.htmlEscape(user), HtmlUtils.htmlEscape(albumOf(user)));
  }

  private String albumOf(String user) {
    var tokens = connections.get(user);
    if (tokens == null) {
      return "nothing yet";
    }
    try {
      return albumOf(user, tokens);
    } catch (HttpClientErrorException.Unauthorized ended) {
      var fresh = Tokens.in(login.refresh(tokens.refresh()));
      connections.put(user, fresh);
      return albumOf(user, fresh);
    }
  }

  private String albumOf(String user, Tokens tokens) {
    var album =
        photos
            .get()
            .uri("/albums/{user}", user)
            .headers(all -> all.setBearerAuth(tokens.access()))
            .retrieve()
            .body(String[].class);
    return String.join(", ", Objects.requireNonNull(album));
  }

  @GetMapping("/connect")
  ResponseEntity<Void> connect(HttpSession session) {
    var begun = Login.begun();
    session.setAttribute("login", begun);
    return to(login.authorization(begun, callback(), SCOPES));
  }

  @GetMapping("/callback")
  ResponseEntity<Void> callback(
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "") String state,
      HttpServletRequest request) {
    var session = request.getSession();
    var begun = (Login) session.getAttribute("login");
    session.removeAttribute("login");
    if (!login.isAnswered(begun, state)) {
      throw new ResponseStatusException(
          HttpStatus.BAD_REQUEST, "This is no answer to a login that your browser began.");
    }
    var tokens = Tokens.in(login.exchange(code, callback(), begun.verifier()));
    var user = login.userIn(tokens.id(), begun.nonce()).orElseThrow(PrintController::notForUs);
    connections.put(user, tokens);
    request.changeSessionId(); // else who knew the old one would be logged in, too
    session.setAttribute("user", user);
    return to(URI.create("/"));
  }

  record Proof(@Nullable String token) {}

  /** Login for the app on a phone, which has done the code flow by itself. */
  @PostMapping("/sessions")
  Map<String, String> session(@RequestBody Proof proof, HttpServletRequest request) {
    var token = Objects.requireNonNullElse(proof.token(), "");
    var user = login.userIn(token, null).orElseThrow(PrintController::notForUs);
    request.getSession().setAttribute("user", user);
    return Map.of("user", user);
  }

  /** The API's refusal is one of the user's, not a fault of ours. */
  @ExceptionHandler
  ProblemDetail refused(HttpClientErrorException byPhotos) {
    return ProblemDetail.forStatusAndDetail(
        byPhotos.getStatusCode(), "The photo API refused it: connect again, and allow more.");
  }

  private static String callback() {
    return ServletUriComponentsBuilder.fromCurrentContextPath().path("/callback").toUriString();
  }

  private static ResponseEntity<Void> to(URI place) {
    return ResponseEntity.status(HttpStatus.FOUND).location(place).build();
  }

  private static ResponseStatusException notForUs() {
    return new ResponseStatusException(
        HttpStatus.UNAUTHORIZED, "This is no ID token for the printing service.");
  }
}
