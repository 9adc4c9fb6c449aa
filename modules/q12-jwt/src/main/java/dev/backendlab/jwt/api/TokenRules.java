package dev.backendlab.jwt.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Rules for what a signed token says: RFC 9068, section 4, and RFC 7519, section 4.1.
 *
 * <p>Values come as JSON has them. A claim of the wrong kind refuses the token: where it passes for
 * absent, its rule is off.
 */
@Component
public class TokenRules {

  private static final List<String> ALGORITHMS = List.of("RS256", "ES256");
  private static final List<String> TYPES = List.of("at+jwt", "application/at+jwt");
  private static final List<String> KEYS_OF_ITS_OWN = List.of("jwk", "jku", "x5c", "x5u");

  /** The end of the year 9999. A later date is in milliseconds, or none at all. */
  private static final double LATEST = 253_402_300_799.0;

  private final String issuer;
  private final String audience;
  private final Duration skew;

  TokenRules(ApiProperties api) {
    this.issuer = api.issuer();
    this.audience = api.audience();
    this.skew = api.clockSkew();
  }

  /** The id of the key that has to fit: all that the header decides. */
  String keyOf(Map<String, ?> header) {
    algorithm(header);
    type(header);
    keysOfItsOwn(header);
    demand(!header.containsKey("crit"), "it demands an extension that we do not know");
    return text(header, "kid");
  }

  void algorithm(Map<String, ?> header) {
    demand(ALGORITHMS.contains(text(header, "alg")), "its algorithm is not ours");
  }

  /** Otherwise an ID token passes, which the same issuer signs with the same key. */
  void type(Map<String, ?> header) {
    var type = text(header, "typ").toLowerCase(Locale.ROOT);
    demand(TYPES.contains(type), "it is no access token");
  }

  void keysOfItsOwn(Map<String, ?> header) {
    demand(
        KEYS_OF_ITS_OWN.stream().noneMatch(header::containsKey),
        "it brings the key for its own signature");
  }

  /** The caller that these claims name, to this service, now. */
  Caller callerOf(Map<String, ?> claims, String token) {
    demand(issuer.equals(claims.get("iss")), "it is from another issuer");
    audience(claims);
    expiry(claims);
    if (claims.containsKey("nbf")) {
      demand(!date(claims, "nbf").isAfter(Instant.now().plus(skew)), "it is not valid yet");
    }
    if (claims.containsKey("iat")) {
      date(claims, "iat");
    }
    return new Caller(text(claims, "sub"), roles(claims), text(claims, "jti"), token);
  }

  /** Otherwise a token that was stolen from another service opens this one. */
  void audience(Map<String, ?> claims) {
    var named = claims.get("aud");
    demand(
        audience.equals(named) || (named instanceof List<?> several && several.contains(audience)),
        "it is for somebody else");
  }

  void expiry(Map<String, ?> claims) {
    demand(date(claims, "exp").isAfter(Instant.now().minus(skew)), "it has expired");
  }

  private static Set<String> roles(Map<String, ?> claims) {
    if (claims.get("roles") instanceof List<?> roles
        && roles.stream().allMatch(role -> role instanceof String name && !name.isBlank())) {
      return roles.stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet());
    }
    throw new RefusedToken("its roles are no list of names");
  }

  /** A NumericDate: seconds, with or without a fraction. */
  private static Instant date(Map<String, ?> claims, String name) {
    demand(claims.containsKey(name), "it lacks " + name);
    double seconds = claims.get(name) instanceof Number number ? number.doubleValue() : -1;
    demand(seconds >= 0 && seconds <= LATEST, "its %s is no date".formatted(name));
    return Instant.ofEpochMilli((long) (seconds * 1_000));
  }

  private static String text(Map<String, ?> object, String name) {
    demand(object.containsKey(name), "it lacks " + name);
    demand(
        object.get(name) instanceof String text && !text.isBlank(),
        "its %s is no text".formatted(name));
    return String.valueOf(object.get(name));
  }

  private static void demand(boolean held, String otherwise) {
    if (!held) {
      throw new RefusedToken(otherwise);
    }
  }
}
