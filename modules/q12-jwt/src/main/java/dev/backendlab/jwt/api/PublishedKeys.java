package dev.backendlab.jwt.api;

import io.jsonwebtoken.Header;
import io.jsonwebtoken.JwsHeader;
import io.jsonwebtoken.Locator;
import io.jsonwebtoken.security.Jwk;
import io.jsonwebtoken.security.Jwks;
import java.security.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * The issuer's public keys by their ids, fetched once and then remembered.
 *
 * <p>The id in a token is only a question put to this map. It never becomes a path, a statement or
 * an address; and a key that the token itself brings along is not looked at.
 */
@Component
public class PublishedKeys implements Locator<Key> {

  private static final List<String> OWN_KEYS = List.of("jwk", "jku", "x5c", "x5u");
  private static final Logger log = LoggerFactory.getLogger(PublishedKeys.class);

  private final RestClient issuer;
  private final Duration maxAge;
  private final Duration retryAfter;
  private volatile Map<String, Key> keys = Map.of();
  private volatile Instant asked = Instant.MIN;

  PublishedKeys(RestClient issuer, ApiProperties api) {
    this.issuer = issuer;
    this.maxAge = api.keysMaxAge();
    this.retryAfter = api.keysRetryAfter();
  }

  @Override
  public Key locate(Header header) {
    if (OWN_KEYS.stream().anyMatch(header::containsKey)) {
      throw new RefusedToken("it brings the key for its own signature");
    }
    if (!(header instanceof JwsHeader signed) || signed.getKeyId() == null) {
      throw new RefusedToken("it names no key");
    }
    return find(signed.getKeyId());
  }

  private Key find(String id) {
    if (!keys.containsKey(id) || isOlderThan(maxAge)) {
      askAgain(id);
    }
    @Nullable Key key = keys.get(id);
    if (key == null) {
      throw new RefusedToken("the issuer publishes no such key");
    }
    return key;
  }

  /** One request asks; the others go on with what is known, and wait only for what is not. */
  private synchronized void askAgain(String id) {
    if (isOlderThan(keys.containsKey(id) ? maxAge : retryAfter)) {
      asked = Instant.now();
      ask();
    }
  }

  private boolean isOlderThan(Duration age) {
    return asked.isBefore(Instant.now().minus(age));
  }

  /** An issuer that is away changes nothing: what it published before is as true as ever. */
  private void ask() {
    try {
      var json = issuer.get().uri("/.well-known/jwks.json").retrieve().body(String.class);
      keys =
          Jwks.setParser().build().parse(json).getKeys().stream()
              .collect(Collectors.toUnmodifiableMap(Jwk::getId, Jwk::toKey));
    } catch (RestClientException away) {
      log.warn("The issuer's keys cannot be fetched; {} known keys stay", keys.size(), away);
    }
  }
}
