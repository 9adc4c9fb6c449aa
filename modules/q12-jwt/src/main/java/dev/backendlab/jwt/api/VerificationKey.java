package dev.backendlab.jwt.api;

import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.EcPublicJwk;
import io.jsonwebtoken.security.PublicJwk;
import io.jsonwebtoken.security.RsaPublicJwk;
import io.jsonwebtoken.security.SignatureAlgorithm;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Optional;

/**
 * A public key with the one algorithm that it verifies: no token can choose another.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8725#section-3.1">RFC 8725, 3.1</a>
 */
record VerificationKey(PublicKey key, JwtParser parser) {

  private static final int SHORTEST_RSA = 2_048;

  /** Dates are held against {@link TokenRules}: the library takes some for dates that are none. */
  private static final long ANY_TIME = Duration.ofDays(365_000).toSeconds();

  VerificationKey(PublicKey key, SignatureAlgorithm algorithm) {
    this(
        key,
        Jwts.parser()
            .sig()
            .clear()
            .add(algorithm)
            .and()
            .zip()
            .clear()
            .and()
            .verifyWith(key)
            .json(new StrictJson())
            .clockSkewSeconds(ANY_TIME)
            .build());
  }

  /** Empty for a key that is for another purpose, of another kind, or too short. */
  static Optional<VerificationKey> of(Object published) {
    return switch (published) {
      case RsaPublicJwk rsa
          when isFor(rsa, "RS256") && rsa.toKey().getModulus().bitLength() >= SHORTEST_RSA ->
          Optional.of(new VerificationKey(rsa.toKey(), Jwts.SIG.RS256));
      case EcPublicJwk ec when isFor(ec, "ES256") && "P-256".equals(ec.get("crv")) ->
          Optional.of(new VerificationKey(ec.toKey(), Jwts.SIG.ES256));
      default -> Optional.empty();
    };
  }

  /** RFC 7517 leaves it to the issuer whether a key says what it is for. */
  private static boolean isFor(PublicJwk<?> key, String algorithm) {
    return "sig".equals(key.getOrDefault("use", "sig"))
        && algorithm.equals(key.getOrDefault("alg", algorithm));
  }

  /** Whether this key signed the token's header and payload, with its algorithm. */
  boolean signed(String token) {
    try {
      parser.parse(token);
      return true;
    } catch (JwtException | IllegalArgumentException refused) {
      return false;
    }
  }
}
