package dev.backendlab.secrets;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A text that must not be shown. Logs, exceptions and JSON get asterisks; code that needs the text
 * asks for it, by a name that a reviewer finds.
 */
record Secret(String reveal) {

  /** Takes whatever JSON has: a reader that refuses a value quotes it in its message. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static Secret read(Object json) {
    return new Secret(String.valueOf(json));
  }

  /** For settings. */
  public static Secret of(String text) {
    return new Secret(text);
  }

  @Override
  @JsonValue
  public String toString() {
    return "******";
  }
}
