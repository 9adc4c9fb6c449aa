package dev.backendlab.jwt.api;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** The control: an opaque session token, about which the issuer must be asked every time. */
@Component
class SessionClient {

  private final RestClient issuer;

  SessionClient(RestClient issuer) {
    this.issuer = issuer;
  }

  private record Introspection(boolean active, @Nullable String sub) {}

  Caller callerOf(String token) {
    var answer = ask(token);
    if (answer == null || answer.sub() == null) {
      throw new RefusedToken("there is no such session");
    }
    return new Caller(answer.sub(), Set.of(), token);
  }

  private @Nullable Introspection ask(String token) {
    try {
      return issuer
          .post()
          .uri("/introspect")
          .contentType(MediaType.APPLICATION_FORM_URLENCODED)
          .body(MultiValueMap.fromSingleValue(Map.of("token", token)))
          .retrieve()
          .body(Introspection.class);
    } catch (RestClientException away) {
      throw new CannotDecide("the issuer", away);
    }
  }
}
