package dev.backendlab.web.guard;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a POST must bring, one per start of the server: only pages of the lab know it. */
@Component
public final class Token {

  private final String value;

  Token() {
    var random = new byte[24];
    new SecureRandom().nextBytes(random);
    this.value = HexFormat.of().formatHex(random);
  }

  /** For pages. */
  public String value() {
    return value;
  }

  /** In a time that says nothing about how much of it is right. */
  boolean is(@Nullable String other) {
    return other != null && MessageDigest.isEqual(bytes(value), bytes(other));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
