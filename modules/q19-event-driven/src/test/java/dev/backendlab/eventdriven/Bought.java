package dev.backendlab.eventdriven;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What a customer got for a request.
 *
 * @param millis until the answer
 * @param parts what the checkout says of each part, in ms; empty where it waited for none
 */
record Bought(UUID order, double millis, Map<String, Double> parts) {

  /** Reads a Server-Timing header: {@code payment;dur=31.20, mail;dur=20.75}. */
  static Map<String, Double> partsOf(String serverTiming) {
    var parts = new LinkedHashMap<String, Double>();
    Arrays.stream(serverTiming.split(", "))
        .filter(part -> part.contains(";dur="))
        .forEach(part -> {
          int name = part.indexOf(";dur=");
          parts.put(part.substring(0, name), Double.valueOf(part.substring(name + 5)));
        });
    return parts;
  }

  /** What the parts took, one added to the other, in ms. */
  double sum() {
    return parts.values().stream().mapToDouble(Double::doubleValue).sum();
  }
}
