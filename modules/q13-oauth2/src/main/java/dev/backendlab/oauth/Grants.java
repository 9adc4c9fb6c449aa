package dev.backendlab.oauth;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsentService;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/**
 * What clients were granted, each with its tokens. Spring's own stores know no user who takes a
 * grant back, and forget a refresh token once it was exchanged: then a thief who comes second is
 * refused, and one who came first stays. Here a second use ends the grant for both (RFC 9700,
 * 4.14.2).
 */
class Grants implements OAuth2AuthorizationService {

  private final Map<String, OAuth2Authorization> grants = new ConcurrentHashMap<>();
  private final Map<String, String> spent = new ConcurrentHashMap<>();
  private final OAuth2AuthorizationConsentService consents;

  Grants(OAuth2AuthorizationConsentService consents) {
    this.consents = consents;
  }

  @Override
  public void save(OAuth2Authorization grant) {
    var before = grants.put(grant.getId(), grant);
    var used = before == null ? null : before.getRefreshToken();
    if (used != null && grant.getToken(used.getToken().getTokenValue()) == null) {
      spent.put(used.getToken().getTokenValue(), grant.getId());
    }
  }

  @Override
  public void remove(OAuth2Authorization grant) {
    grants.remove(grant.getId());
  }

  @Override
  public @Nullable OAuth2Authorization findById(String id) {
    return grants.get(id);
  }

  @Override
  public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
    var exchanged = spent.get(token);
    if (exchanged != null) {
      usedAgain(exchanged);
      return null;
    }
    return grants.values().stream()
        .filter(grant -> grant.getToken(token) != null || token.equals(grant.getAttribute("state")))
        .findFirst()
        .orElse(null);
  }

  /** One of two who hold this refresh token has stolen it, and nobody can say which. */
  void usedAgain(String grant) {
    grants.remove(grant);
  }

  /** A user's consent alone is only asked for at the next login: tokens live on without it. */
  void takeBack(String user, String client) {
    var consent = consents.findById(client, user);
    if (consent != null) {
      consents.remove(consent);
    }
    end(user, client);
  }

  void end(String user, String client) {
    grants
        .values()
        .removeIf(grant ->
            grant.getPrincipalName().equals(user) && grant.getRegisteredClientId().equals(client));
  }
}
