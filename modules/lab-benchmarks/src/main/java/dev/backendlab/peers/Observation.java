package dev.backendlab.peers;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One figure of one way, as a line that one JVM says to another.
 *
 * @param way its method
 */
record Observation(String way, Kind kind, double value) {

  private static final Pattern LINE = Pattern.compile("observed (\\w+) (\\w+) (\\S+)");

  /** What was seen. */
  enum Kind {
    /** The p50 of a round's calls. */
    MICROS,
    /** Round trips of a call, on average. */
    TRIPS
  }

  String line() {
    return "observed %s %s %s".formatted(way, kind, value);
  }

  /** Empty for what somebody else says: libraries greet. */
  static Optional<Observation> parsed(String line) {
    var parts = LINE.matcher(line);
    return parts.matches()
        ? Optional.of(
            new Observation(
                parts.group(1), Kind.valueOf(parts.group(2)), Double.parseDouble(parts.group(3))))
        : Optional.empty();
  }
}
