package dev.backendlab.oauth;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.Serializable;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.security.crypto.keygen.StringKeyGenerator;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestClient;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;

/** The client's side of the code flow, written out: each value that it makes up stops an attack. */
class OAuthClient {

  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final StringKeyGenerator RANDOM = new Base64StringKeyGenerator(BASE64, 32);

  private final PrintsApplication.Settings settings;
  private final RestClient login;
  private final NimbusJwtDecoder idTokens;

  OAuthClient(PrintsApplication.Settings settings, RestClient.Builder client) {
    this.settings = settings;
    this.login = client.baseUrl(settings.loginUrl()).build();
    this.idTokens = NimbusJwtDecoder.withJwkSetUri(settings.loginUrl() + "/oauth2/jwks").build();
    idTokens.setJwtValidator(
        JwtValidators.createDefaultWithValidators(
            List.of(
                new JwtIssuerValidator(settings.loginUrl()),
                new JwtAudienceValidator(settings.clientId()))));
  }

  /**
   * What the browser's session keeps while its user is at the authorization server.
   *
   * @param state ties the answer to this session
   * @param nonce ties the ID token to this login
   * @param verifier ties the code to this client: only its hash is sent ahead
   */
  record Login(String state, String nonce, String verifier) implements Serializable {

    static Login begun() {
      return new Login(RANDOM.generateKey(), RANDOM.generateKey(), RANDOM.generateKey());
    }
  }

  record Tokens(
      @JsonProperty("access_token") String access,
      @JsonProperty("refresh_token") String refresh,
      @JsonProperty("id_token") String id,
      String scope) {

    /** Those in this answer, where it is none of refusal. */
    static Tokens in(ResponseEntity<String> answer) {
      if (answer.getStatusCode().isError()) {
        throw new ResponseStatusException(
            HttpStatus.UNAUTHORIZED, "The login server said: " + answer.getBody());
      }
      return JsonMapper.shared().readValue(answer.getBody(), Tokens.class);
    }
  }

  /** Where the browser goes to begin. */
  URI authorization(Login begun, String redirectUri, String scopes) {
    return UriComponentsBuilder.fromUriString(settings.loginUrl() + "/oauth2/authorize")
        .query("response_type=code&client_id={id}&redirect_uri={to}&scope={scopes}")
        .query("state={state}&nonce={nonce}" + challenge(begun))
        .encode()
        .buildAndExpand(settings.clientId(), redirectUri, scopes, begun.state(), begun.nonce())
        .toUri();
  }

  /** Everybody who sees the address can read it, and a hash can't be turned back. */
  String challenge(Login begun) {
    return "&code_challenge_method=S256&code_challenge=" + s256(begun.verifier());
  }

  static String s256(String verifier) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      return BASE64.encodeToString(sha.digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  boolean isAnswered(@Nullable Login begun, String state) {
    return begun != null && begun.state().equals(state);
  }

  ResponseEntity<String> exchange(String code, String redirectUri, String verifier) {
    var form = "grant_type=authorization_code&code={code}&redirect_uri={to}&code_verifier={proof}";
    return ask("/oauth2/token", form, code, redirectUri, verifier);
  }

  ResponseEntity<String> refresh(String token) {
    return ask("/oauth2/token", "grant_type=refresh_token&refresh_token={token}", token);
  }

  /** Sends the login server a form with these values in its places, as this client. */
  ResponseEntity<String> ask(String path, String form, Object... values) {
    var filled = UriComponentsBuilder.newInstance().query(form).encode().buildAndExpand(values);
    return login
        .post()
        .uri(path)
        .headers(this::prove)
        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
        .body(Objects.requireNonNull(filled.getQuery()))
        .retrieve()
        .onStatus(status -> true, (request, answer) -> {})
        .toEntity(String.class);
  }

  void prove(HttpHeaders headers) {
    headers.setBasicAuth(settings.clientId(), settings.clientSecret());
  }

  /**
   * The user whom an ID token states to this client; signature, issuer, audience and expiry hold.
   *
   * @param nonce of the login that it must belong to; null where an app on a phone has checked it
   */
  Optional<String> userIn(String token, @Nullable String nonce) {
    try {
      var stated = idTokens.decode(token);
      var isOfThisLogin = nonce == null || nonce.equals(stated.getClaimAsString("nonce"));
      return isOfThisLogin ? Optional.ofNullable(stated.getSubject()) : Optional.empty();
    } catch (JwtException refused) {
      return Optional.empty();
    }
  }
}
