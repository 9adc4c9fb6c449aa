package dev.backendlab.oauth;

import dev.backendlab.kit.BrokenTwin;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Primary;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsentService;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

/** Insecure on purpose, each of them: for this machine and these claims only. */
final class BrokenTwins {

  private BrokenTwins() {}

  @BrokenTwin(
      value = "delegated-access",
      says = "The printing service asks for Ada's password, and logs in as her to fetch a token.")
  @RestController
  static class PasswordForm extends OAuthClient {

    private volatile URI login = URI.create("/");

    PasswordForm(PrintsApplication.Settings prints, RestClient.Builder client) {
      super(prints, client);
    }

    @Override
    URI authorization(Login begun, String redirectUri, String scopes) {
      login = super.authorization(begun, redirectUri, scopes);
      return URI.create("/password");
    }

    @GetMapping(path = "/password", produces = "text/html")
    String form() {
      return "<form method=post action=\"/password\"><input name=username><input name=\"password\">";
    }

    @PostMapping("/password")
    void asHer(
        @RequestParam String username, @RequestParam String password, HttpServletResponse response)
        throws IOException {
      var asHer = new Visitor(username, password);
      response.sendRedirect(asHer.agrees(login.toString(), "photos.read", "photos.write"));
    }
  }

  @BrokenTwin(
      value = "scopes",
      says = "Taking back deletes the consent, which is asked for at logins, and no token.")
  static class ConsentOnly extends Grants {

    ConsentOnly(OAuth2AuthorizationConsentService consents) {
      super(consents);
    }

    @Override
    void end(String user, String client) {
      // the next login will ask again
    }
  }

  /** The user of an access token is whose photos it opens, and not who shows it. */
  @Primary
  static class AccessTokenAsProof extends OAuthClient {

    private final RestClient userinfo;

    AccessTokenAsProof(PrintsApplication.Settings prints, RestClient.Builder client) {
      super(prints, client);
      this.userinfo = RestClient.create(prints.loginUrl() + "/userinfo");
    }

    @Override
    Optional<String> userIn(String token, @Nullable String nonce) {
      if (nonce != null) {
        return super.userIn(token, nonce);
      }
      var user = userinfo.get().headers(all -> all.setBearerAuth(token)).retrieve().body(Map.class);
      return Optional.ofNullable(user).map(all -> String.valueOf(all.get("sub")));
    }
  }

  @BrokenTwin(
      value = "social-login",
      says = "The printing service asks the provider whose access token it is, and logs him in.")
  static class AnyProof extends AccessTokenAsProof {

    AnyProof(PrintsApplication.Settings prints, RestClient.Builder client) {
      super(prints, client);
    }
  }

  /** The setting is in application-broken-pkce.yml. */
  @BrokenTwin(
      value = "pkce",
      says = "The app has no code challenge. It has a secret, which is in every copy of it.")
  static class SecretInTheApp {}

  @BrokenTwin(
      value = "redirects",
      says = "The printing service sends a state, and does not look at it when it comes back.")
  static class AnyState extends OAuthClient {

    AnyState(PrintsApplication.Settings prints, RestClient.Builder client) {
      super(prints, client);
    }

    @Override
    boolean isAnswered(@Nullable Login begun, String state) {
      return begun != null;
    }
  }

  @BrokenTwin(
      value = "machines",
      says = "A refresh token that comes a second time is refused, and nothing else happens.")
  static class ShortMemory extends Grants {

    ShortMemory(OAuth2AuthorizationConsentService consents) {
      super(consents);
    }

    @Override
    void usedAgain(String grant) {
      // refused is refused
    }
  }
}
