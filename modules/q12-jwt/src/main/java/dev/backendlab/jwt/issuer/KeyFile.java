package dev.backendlab.jwt.issuer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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

/**
 * Where the issuer's key outlives the issuer: a private key in PKCS#8, which only its owner may
 * read. Tokens stay good over a restart, and no start searches for primes.
 */
record KeyFile(Path path) {

  /** The pair of the key in it; empty where there is no file yet. */
  Optional<KeyPair> read() {
    try {
      return Optional.of(pair(Files.readAllBytes(path)));
    } catch (NoSuchFileException notYet) {
      return Optional.empty();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (GeneralSecurityException | ClassCastException other) {
      throw new IllegalStateException(path + " is no RSA key in PKCS#8", other);
    }
  }

  /** The public half is in the private one. */
  private static KeyPair pair(byte[] bytes) throws GeneralSecurityException {
    var rsa = KeyFactory.getInstance("RSA");
    var secret = (RSAPrivateCrtKey) rsa.generatePrivate(new PKCS8EncodedKeySpec(bytes));
    var open = new RSAPublicKeySpec(secret.getModulus(), secret.getPublicExponent());
    return new KeyPair(rsa.generatePublic(open), secret);
  }

  /** Whole or not at all; a temporary file is its owner's from the start. */
  void write(PrivateKey key) {
    try {
      var folder = Files.createDirectories(path.toAbsolutePath().getParent());
      var draft = Files.createTempFile(folder, "issuer", ".key");
      Files.write(draft, key.getEncoded());
      Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException notKept) {
      throw new UncheckedIOException(notKept);
    }
  }
}
