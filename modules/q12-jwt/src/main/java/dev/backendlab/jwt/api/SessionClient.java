package dev.backendlab.jwt.api;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * The control: an opaque session token, about which the issuer must be asked.
 *
 * <p>Its answer may be believed for a while: then a revoked session works for that while.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7662#section-4">RFC 7662, section 4</a>
 */
@Component
class SessionClient {

  private static final int MOST = 10_000;

  private final RestClient issuer;
  private final Duration life;
  private final Map<String, Remembered> remembered =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Remembered> eldest) {
              return size() > MOST;
            }
          });

  SessionClient(RestClient issuer, ApiProperties api) {
    this.issuer = issuer;
    this.life = api.introspectionLife();
  }

  private record Introspection(boolean active, @Nullable String sub) {}

  private record Remembered(String user, Instant until) {}

  Caller callerOf(String token) {
    @Nullable Remembered known = remembered.get(token);
    var user = known != null && known.until().isAfter(Instant.now()) ? known.user() : userOf(token);
    return new Caller(user, Set.of(), token, token);
  }

  private String userOf(String token) {
    remembered.remove(token);
    var answer = ask(token);
    if (answer == null || !answer.active() || answer.sub() == null) {
      throw new RefusedToken("there is no such session");
    }
    if (life.isPositive()) {
      remembered.put(token, new Remembered(answer.sub(), Instant.now().plus(life)));
    }
    return answer.sub();
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
      throw new NoAnswer("the issuer", away);
    }
  }
}
