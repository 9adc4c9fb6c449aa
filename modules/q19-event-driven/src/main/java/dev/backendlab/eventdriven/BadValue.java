package dev.backendlab.eventdriven;

import java.util.Map;

/** A value that no order can have, and the field that has it. */
public final class BadValue extends IllegalArgumentException {

  private final String field;
  private final String why;

  public BadValue(String field, String why) {
    super(field + " " + why);
    this.field = field;
    this.why = why;
  }

  static void unless(boolean good, String field, String why) {
    if (!good) {
      throw new BadValue(field, why);
    }
  }

  Map<String, String> errors() {
    return Map.of(field, why);
  }
}
