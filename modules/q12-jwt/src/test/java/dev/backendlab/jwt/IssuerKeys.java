package dev.backendlab.jwt;

import dev.backendlab.jwt.issuer.SigningKeys.SigningKey;
import dev.backendlab.kit.StubServer;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Jwks;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;

/**
 * An issuer that goes over from one algorithm to another, and publishes the keys of both.
 *
 * @param rsa signs with RS256, and has until now
 * @param ec signs with ES256, from now on
 */
record IssuerKeys(SigningKey rsa, KeyPair ec, StubServer server) implements AutoCloseable {

  static final String EC = "ec";

  static IssuerKeys publish(SigningKey rsa) {
    var ec = Jwts.SIG.ES256.keyPair().build();
    var first = Jwks.builder().key((RSAPublicKey) rsa.open()).id(rsa.id()).build();
    var second = Jwks.builder().key((ECPublicKey) ec.getPublic()).id(EC).build();
    var set = "{\"keys\":[%s,%s]}".formatted(Jwks.json(first), Jwks.json(second));
    return new IssuerKeys(rsa, ec, StubServer.answering(200, set));
  }

  String url() {
    return server.url();
  }

  @Override
  public void close() {
    server.close();
  }
}
