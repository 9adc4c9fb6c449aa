package dev.backendlab.jwt;

import dev.backendlab.kit.StubServer;
import io.jsonwebtoken.security.Jwks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.Objects;

/**
 * Where Eve, the attacker, keeps what she signs with.
 *
 * @param key her own
 * @param certificate of her key, signed by herself
 * @param keySet publishes her key, for {@code jku}
 * @param certificates publishes the certificate, for {@code x5u}
 * @param picture the certificate once more, on the service's disk: she uploaded it
 */
record Lair(
    PrivateKey key,
    Certificate certificate,
    StubServer keySet,
    StubServer certificates,
    Path picture)
    implements AutoCloseable {

  private static final char[] PASSWORD = "evesdropper".toCharArray();

  static Lair open() throws IOException, GeneralSecurityException {
    var store = KeyStore.getInstance("PKCS12");
    try (var file = Objects.requireNonNull(Lair.class.getResourceAsStream("/eve.p12"))) {
      store.load(file, PASSWORD);
    }
    var certificate = store.getCertificate("eve");
    var bytes = certificate.getEncoded();
    return new Lair(
        (PrivateKey) store.getKey("eve", PASSWORD),
        certificate,
        StubServer.answering(200, "{\"keys\":[%s]}".formatted(jwk(certificate))),
        StubServer.answering(200, Forge.pem("CERTIFICATE", bytes)),
        Files.write(Files.createTempFile("eve", ".png"), bytes));
  }

  String jwk() {
    return jwk(certificate);
  }

  private static String jwk(Certificate certificate) {
    return Jwks.json(Jwks.builder().key((RSAPublicKey) certificate.getPublicKey()).build());
  }

  String base64() throws GeneralSecurityException {
    return Base64.getEncoder().encodeToString(certificate.getEncoded());
  }

  long visits() {
    return keySet.visits().now() + certificates.visits().now();
  }

  @Override
  public void close() throws IOException {
    keySet.close();
    certificates.close();
    Files.delete(picture);
  }
}
