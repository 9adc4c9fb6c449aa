package dev.backendlab.jwt.issuer;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Holds the texts of callers against what a text may be. */
final class Texts {

  private static final int LONGEST = 200;

  private Texts() {}

  /** A text is short, valid Unicode, and without control characters. */
  static void demand(String field, @Nullable String text) {
    if (text == null) {
      throw new BadField(field, "is missing");
    }
    if (text.length() > LONGEST) {
      throw new BadField(field, "is longer than %d characters".formatted(LONGEST));
    }
    if (text.chars().anyMatch(Character::isISOControl)
        || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new BadField(field, "has characters that no text has");
    }
  }
}
