package dev.backendlab.kit.practice;

import dev.backendlab.kit.predict.Reckoning.Closeness;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One guess that was answered by a run.
 *
 * @param at when the claim ended, ISO-8601 in UTC
 * @param question its id
 * @param section of the interview
 * @param guess in words
 * @param measured in words of the same kind
 * @param run the run's id
 * @param face where it was guessed: {@code terminal} or {@code page}
 */
public record Guess(
    String at,
    String question,
    String section,
    String claim,
    String ask,
    String guess,
    String measured,
    Closeness closeness,
    String run,
    String face) {

  private static final String VERSION = "1";
  private static final String TYPE = "guess";

  /** What was asked: guessed twice, the last guess counts. */
  record Asked(String question, String claim, String ask) {}

  Asked asked() {
    return new Asked(question, claim, ask);
  }

  /** As one line, without the line break. */
  String toLine() {
    var fields = new LinkedHashMap<String, String>();
    fields.put("type", TYPE);
    fields.put("at", at);
    fields.put("question", question);
    fields.put("section", section);
    fields.put("claim", claim);
    fields.put("ask", ask);
    fields.put("guess", guess);
    fields.put("measured", measured);
    fields.put("closeness", closeness.name().toLowerCase(Locale.ROOT));
    fields.put("run", run);
    fields.put("face", face);
    return "{\"v\":" + VERSION + "," + JsonLine.fields(fields) + "}";
  }

  /**
   * The part of a line that says what was asked, as it is written there; the line itself where it
   * is of another form. No text can hold these ends, since its quotes are escaped.
   */
  static String askedIn(String line) {
    int from = line.indexOf("\",\"question\":\"");
    int to = from < 0 ? -1 : line.indexOf("\",\"guess\":\"", from);
    return to < 0 ? line : line.substring(from, to);
  }

  /** The guess in a line; empty where it is damaged, of another version, or of something else. */
  static Optional<Guess> parse(String line) {
    return JsonLine.read(line).flatMap(Guess::of);
  }

  private static Optional<Guess> of(Map<String, String> fields) {
    if (!VERSION.equals(fields.get("v")) || !TYPE.equals(fields.get("type"))) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Guess(
              field(fields, "at"),
              field(fields, "question"),
              field(fields, "section"),
              field(fields, "claim"),
              field(fields, "ask"),
              field(fields, "guess"),
              field(fields, "measured"),
              Closeness.valueOf(field(fields, "closeness").toUpperCase(Locale.ROOT)),
              field(fields, "run"),
              field(fields, "face")));
    } catch (IllegalArgumentException damaged) {
      return Optional.empty();
    }
  }

  private static String field(Map<String, String> fields, String name) {
    var value = fields.get(name);
    if (value == null) {
      throw new IllegalArgumentException(name);
    }
    return value;
  }
}
