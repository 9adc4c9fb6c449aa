package dev.backendlab.jwt;

import dev.backendlab.jwt.issuer.SigningKeys.SigningKey;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Jwks;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;

/**
 * The keys of an issuer that goes over from one algorithm to another.
 *
 * @param rsa signs with RS256, and has until now
 * @param ec signs with ES256, from now on
 */
record IssuerKeys(SigningKey rsa, KeyPair ec) {

  static final String EC = "ec";

  static IssuerKeys of(SigningKey rsa) {
    return new IssuerKeys(rsa, Jwts.SIG.ES256.keyPair().build());
  }

  /** As it is published: RFC 7517. */
  String published() {
    var first = Jwks.builder().key((RSAPublicKey) rsa.open()).id(rsa.id()).build();
    var second = Jwks.builder().key((ECPublicKey) ec.getPublic()).id(EC).build();
    return "{\"keys\":[%s,%s]}".formatted(Jwks.json(first), Jwks.json(second));
  }
}
