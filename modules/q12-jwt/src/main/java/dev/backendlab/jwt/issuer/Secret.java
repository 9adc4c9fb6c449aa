package dev.backendlab.jwt.issuer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/** Opaque tokens: nothing to read in them, nothing to guess. */
final class Secret {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Pattern BEARER = Pattern.compile("^Bearer +", Pattern.CASE_INSENSITIVE);

  private Secret() {}

  static String random() {
    var bytes = new byte[24];
    RANDOM.nextBytes(bytes);
    return encoded(bytes);
  }

  /** No salt and no bcrypt: 192 random bits cannot be tried out, unlike a password. */
  static String hash(String secret) {
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      return encoded(sha256.digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("every Java has SHA-256", impossible);
    }
  }

  /** The token of an Authorization header; the scheme's case is of no matter (RFC 9110, 11.1). */
  static String bearer(String authorization) {
    return BEARER.matcher(authorization).replaceFirst("");
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
