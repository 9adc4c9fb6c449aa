package dev.backendlab.jwt.issuer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the issuer's key outlives the issuer: a private key in PKCS#8, which only its owner may
 * read. Tokens stay good over a restart, and no start searches for primes.
 */
record KeyFile(Path path) {

  private static final Logger LOG = LoggerFactory.getLogger(KeyFile.class);

  /** The pair of the key in it; empty where there is no file yet. */
  Optional<KeyPair> read() {
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    try {
      return Optional.of(pair(Files.readAllBytes(path)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("%s can't be read: remove it".formatted(path), unreadable);
    } catch (GeneralSecurityException | ClassCastException other) {
      throw new IllegalStateException(
          "%s is no RSA key in PKCS#8: remove it, and another is made".formatted(path), other);
    }
  }

  /** The public half is in the private one. */
  private static KeyPair pair(byte[] bytes) throws GeneralSecurityException {
    var rsa = KeyFactory.getInstance("RSA");
    var secret = (RSAPrivateCrtKey) rsa.generatePrivate(new PKCS8EncodedKeySpec(bytes));
    var open = new RSAPublicKeySpec(secret.getModulus(), secret.getPublicExponent());
    return new KeyPair(rsa.generatePublic(open), secret);
  }

  /**
   * Whole or not at all; a temporary file is its owner's from the start. An issuer without room on
   * the disk still signs.
   */
  void write(PrivateKey key) {
    try {
      var folder = Files.createDirectories(path.toAbsolutePath().getParent());
      var draft = Files.createTempFile(folder, "issuer", ".key");
      Files.write(draft, key.getEncoded());
      Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException notKept) {
      LOG.warn("The key can't be kept in {}, it goes with the issuer: {}", path, "" + notKept);
    }
  }
}
