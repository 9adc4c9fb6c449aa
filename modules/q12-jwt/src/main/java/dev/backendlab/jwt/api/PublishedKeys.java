package dev.backendlab.jwt.api;

import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.io.Parser;
import io.jsonwebtoken.security.JwkSet;
import io.jsonwebtoken.security.Jwks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * The issuer's public keys by their ids, fetched once and then remembered.
 *
 * <p>The id in a token is only a question put to this map. It becomes no path, no statement and no
 * address.
 */
@Component
public class PublishedKeys {

  private static final Logger log = LoggerFactory.getLogger(PublishedKeys.class);

  private final Parser<JwkSet> sets = Jwks.setParser().json(new StrictJson()).build();
  private final RestClient issuer;
  private final Duration maxAge;
  private final Duration retryAfter;
  private volatile Known known = new Known(Map.of(), Instant.MIN, false);

  PublishedKeys(RestClient issuer, ApiProperties api) {
    this.issuer = issuer;
    this.maxAge = api.keysMaxAge();
    this.retryAfter = api.keysRetryAfter();
  }

  /**
   * The issuer's last key set.
   *
   * @param keys by their ids; two keys may have one id (RFC 7517, section 4.5)
   * @param asked when it was last asked, also where that gave none
   * @param answered whether that gave a key set
   */
  private record Known(Map<String, List<VerificationKey>> keys, Instant asked, boolean answered) {

    boolean isOlderThan(Duration age) {
      return asked.isBefore(Instant.now().minus(age));
    }
  }

  /**
   * The keys of this id.
   *
   * @throws NoAnswer where an unknown key may be a new one: the issuer could not say
   */
  List<VerificationKey> find(String id) {
    if (!known.keys().containsKey(id) || known.isOlderThan(maxAge)) {
      askAgain(id);
    }
    var now = known;
    @Nullable List<VerificationKey> keys = now.keys().get(id);
    if (keys == null) {
      throw now.answered()
          ? new RefusedToken("the issuer publishes no such key")
          : new NoAnswer("the issuer", null);
    }
    return keys;
  }

  /** One request asks; the others go on with what is known, and wait only for what is not. */
  private synchronized void askAgain(String id) {
    var before = known;
    if (before.isOlderThan(before.keys().containsKey(id) ? maxAge : retryAfter)) {
      known = new Known(before.keys(), Instant.now(), before.answered());
      ask(known);
    }
  }

  /** An issuer that is away changes nothing: what it published before is as true as ever. */
  private void ask(Known before) {
    try {
      var json = issuer.get().uri("/.well-known/jwks.json").retrieve().body(String.class);
      known = new Known(usable(sets.parse(json)), before.asked(), true);
    } catch (RestClientException | JwtException | IllegalArgumentException noKeySet) {
      log.warn("The issuer gave no keys; {} known ids stay", before.keys().size(), noKeySet);
      known = new Known(before.keys(), before.asked(), false);
    }
  }

  /** Without those that have no name, or are of no use here. */
  private static Map<String, List<VerificationKey>> usable(JwkSet published) {
    var keys = new HashMap<String, List<VerificationKey>>();
    for (var jwk : published.getKeys()) {
      if (jwk.getId() != null) {
        VerificationKey.of(jwk)
            .ifPresent(key -> keys.computeIfAbsent(jwk.getId(), id -> new ArrayList<>()).add(key));
      }
    }
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("none of %d keys is usable".formatted(published.size()));
    }
    return keys;
  }
}
