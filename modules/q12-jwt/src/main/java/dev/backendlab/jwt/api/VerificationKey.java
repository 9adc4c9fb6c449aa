package dev.backendlab.jwt.api;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.jsonwebtoken.security.EcPublicJwk;
import io.jsonwebtoken.security.PublicJwk;
import io.jsonwebtoken.security.RsaPublicJwk;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Optional;

/**
 * A public key with the one algorithm that it verifies: no token can choose another.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8725#section-3.1">RFC 8725, 3.1</a>
 */
record VerificationKey(PublicKey key, Algorithm algorithm) {

  private static final int SHORTEST_RSA = 2_048;

  /** An algorithm by its name in a token. */
  enum Algorithm {
    RS256("SHA256withRSA"),
    /** Both halves of the signature side by side, as tokens have it, without DER. */
    ES256("SHA256withECDSAinP1363Format");

    private final String inJava;

    Algorithm(String inJava) {
      this.inJava = inJava;
    }
  }

  /** Empty for a key that is for another purpose, of another kind, or too short. */
  static Optional<VerificationKey> of(Object published) {
    return switch (published) {
      case RsaPublicJwk rsa
          when isFor(rsa, "RS256") && rsa.toKey().getModulus().bitLength() >= SHORTEST_RSA ->
          Optional.of(new VerificationKey(rsa.toKey(), Algorithm.RS256));
      case EcPublicJwk ec when isFor(ec, "ES256") && "P-256".equals(ec.get("crv")) ->
          Optional.of(new VerificationKey(ec.toKey(), Algorithm.ES256));
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
    int dot = token.lastIndexOf('.');
    try {
      var signature = Signature.getInstance(algorithm.inJava);
      signature.initVerify(key);
      signature.update(token.substring(0, dot).getBytes(US_ASCII));
      return signature.verify(Base64.getUrlDecoder().decode(token.substring(dot + 1)));
    } catch (GeneralSecurityException | IllegalArgumentException refused) {
      return false;
    }
  }
}
